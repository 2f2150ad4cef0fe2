package org.capacitycompact.worklist;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.platform.engine.ModelBean;

/**
 * A stage has passed its deadline (S139): the first time those who must act are reminded, then the
 * secretariat is told.
 */
@Embodies(value = "S139", as = Embodies.As.RULE)
@ModelBean("chaseDeadline")
class ChaseDeadline implements JavaDelegate {

  private static final String REMINDED = "deadline.reminded";

  private final Chronicle chronicle;
  private final Initiatives initiatives;
  private final Escalation escalation;

  ChaseDeadline(Chronicle chronicle, Initiatives initiatives, Escalation escalation) {
    this.chronicle = chronicle;
    this.initiatives = initiatives;
    this.escalation = escalation;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
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
    escalation.of(number);
  }
}
