package org.capacitycompact.appraisal;

import java.util.List;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.overlap.OverlapDesk;
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
  private final OverlapDesk overlaps;

  CompleteDesign(Designs designs, SentPlan plan, DesignCheck check, OverlapDesk overlaps) {
    this.designs = designs;
    this.plan = plan;
    this.check = check;
    this.overlaps = overlaps;
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

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    return check.of(task.number(), task.country());
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    designs.state(
        task.number(), plan.of(task.number(), Statements.DESIGN, answers.asMap()), task.actor());
    overlaps.look(task.number());
    return Route.on();
  }
}
