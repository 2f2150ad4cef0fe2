package org.capacitycompact.partnership;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.ModelBean;

/** The period for answers is over: whoever has not answered was silent, which refuses nothing. */
@ModelBean("noteSilence")
class NoteSilence implements JavaDelegate {

  private final Invitations invitations;

  NoteSilence(Invitations invitations) {
    this.invitations = invitations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    invitations.fallSilent(InitiativeNumber.of(execution.getProcessBusinessKey()));
  }
}
