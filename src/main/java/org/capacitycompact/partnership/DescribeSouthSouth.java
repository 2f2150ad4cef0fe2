package org.capacitycompact.partnership;

import java.util.Map;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.platform.engine.UserTasks;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** Responsibilities, mutual benefit and how the solution is adapted (S83, S84, S85, S98). */
@Component
class DescribeSouthSouth implements TaskHandler {

  static final String FORM = UserTasks.form(PartnershipProcess.DESCRIBE_SOUTH_SOUTH);

  private final Statements statements;

  DescribeSouthSouth(Statements statements) {
    this.statements = statements;
  }

  @Override
  public String task() {
    return PartnershipProcess.DESCRIBE_SOUTH_SOUTH;
  }

  @Override
  public Right right() {
    return Right.CHOOSE_PARTNER;
  }

  @Override
  public boolean weighsFindings() {
    return true;
  }

  @Override
  public Map<String, Object> prefill(TaskInHand task) {
    return statements.latest(task.number(), FORM).orElse(Statement.EMPTY).written();
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    statements.record(task.number(), FORM, Statement.of(answers.asMap()), task.actor());
    return Route.on();
  }
}
