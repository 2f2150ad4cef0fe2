package org.capacitycompact.appraisal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.AskedRows;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.Need;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.plan.Missing.Moment;
import org.capacitycompact.plan.SentPlan;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** The focal point sends the design that the plan says, completed with the partners. */
@Component
class CompleteDesign implements TaskHandler {

  private final Designs designs;
  private final SentPlan plan;
  private final DesignCheck check;
  private final RemarkForm form;

  CompleteDesign(Designs designs, SentPlan plan, DesignCheck check, RemarkForm form) {
    this.designs = designs;
    this.plan = plan;
    this.check = check;
    this.form = form;
  }

  @Override
  public String task() {
    return AppraisalProcess.COMPLETE_DESIGN;
  }

  @Override
  public Right right() {
    return Right.WRITE_DESIGN;
  }

  @Override
  public Moment sends() {
    return Moment.DESIGN;
  }

  /** What was said about rows, to be answered with the version that follows. */
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
    List<FieldError> errors = new ArrayList<>(Need.unmet(needs(task), answers));
    errors.addAll(check.of(task.number(), task.country()));
    return errors;
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    designs.state(
        task.number(), plan.of(task.number(), Statements.DESIGN, answers.asMap()), task.actor());
    form.answer(task.number(), answers, task.actor());
    return Route.on();
  }
}
