package org.capacitycompact.demand;

import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** The focal point answers the secretariat's question (S3, S19). */
@Component
class AnswerQuestion implements TaskHandler {

  private final DemandRecords records;

  AnswerQuestion(DemandRecords records) {
    this.records = records;
  }

  @Override
  public String task() {
    return DemandProcess.ANSWER_QUESTION;
  }

  @Override
  public Right right() {
    return Right.WRITE_DEMAND;
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    String answer = answers.text("answerText");
    records.answer(task.number(), answer, task.actor());
    return Route.on().telling("done", answer);
  }
}
