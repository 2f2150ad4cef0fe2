package org.capacitycompact.worklist;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.platform.engine.ModelBean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A stage takes longer than its deadline (S139): the first time whoever must act is reminded, after
 * that the secretariat is told.
 */
@Embodies(value = "S139", as = Embodies.As.RULE)
@ModelBean("chaseDeadline")
class ChaseDeadline implements JavaDelegate {

  private static final String REMINDED = "deadline.reminded";

  private final Chronicle chronicle;
  private final Initiatives initiatives;
  private final JdbcClient database;

  ChaseDeadline(Chronicle chronicle, Initiatives initiatives, JdbcClient database) {
    this.chronicle = chronicle;
    this.initiatives = initiatives;
    this.database = database;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String number = execution.getProcessBusinessKey();
    String stage = initiatives.get(number).stage().name();
    boolean remindedBefore =
        chronicle.of(number).stream()
            .takeWhile(entry -> !entry.kind().equals("stage"))
            .anyMatch(entry -> entry.kind().equals(REMINDED));
    if (!remindedBefore) {
      chronicle.record(number, REMINDED, null, stage);
      return;
    }
    chronicle.record(number, "deadline.escalated", null, stage);
    initiatives.openTo(number, "group:secretariat");
    database
        .sql("update work_item set escalated = true where number = ? and dormant_until is null")
        .param(number)
        .update();
  }
}
