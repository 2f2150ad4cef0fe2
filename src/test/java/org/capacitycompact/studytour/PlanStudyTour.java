package org.capacitycompact.studytour;

import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** The focal point says who travels where, and whether the hosts have agreed. */
@Component
class PlanStudyTour implements TaskHandler {

  static final String FORM = "plan-study-tour";

  private final Statements statements;

  PlanStudyTour(Statements statements) {
    this.statements = statements;
  }

  @Override
  public String task() {
    return "UserTask_PlanStudyTour";
  }

  @Override
  public Right right() {
    return Right.WRITE_DESIGN;
  }

  @Override
  public boolean weighsFindings() {
    return true;
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    statements.record(task.number(), FORM, Statement.of(answers.asMap()), task.actor());
    return Route.on();
  }
}
