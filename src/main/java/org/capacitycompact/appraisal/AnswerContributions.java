package org.capacitycompact.appraisal;

import java.util.List;
import java.util.Map;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.AskedRows;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.Need;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/**
 * All partners agreed, and something was said about rows of the plan: the country answers each, and
 * works on the design again or goes on (S7, S43, S47).
 */
@Component
class AnswerContributions implements TaskHandler {

  private final RemarkForm form;

  AnswerContributions(RemarkForm form) {
    this.form = form;
  }

  @Override
  public String task() {
    return AppraisalProcess.ANSWER_CONTRIBUTIONS;
  }

  @Override
  public Right right() {
    return Right.WRITE_DESIGN;
  }

  @Override
  public List<AskedRows> rows(TaskInHand task) {
    return form.toAnswer(task.number());
  }

  @Override
  public Map<String, Need> needs(TaskInHand task) {
    return form.needs(task.number());
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    return Need.unmet(needs(task), answers);
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    form.answer(task.number(), answers, task.actor());
    return Route.to(AppraisalProcess.WORK_AGAIN, answers.text("workAgainDecision"));
  }
}
