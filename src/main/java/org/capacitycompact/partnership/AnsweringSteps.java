package org.capacitycompact.partnership;

import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.PaymentHoldProcess;
import org.capacitycompact.platform.engine.ProcessSteps;
import org.capacitycompact.platform.engine.ProcessSteps.Step;
import org.springframework.stereotype.Component;

/** The steps of the process at which providers are invited and answer, moved by what is invited. */
@Component
class AnsweringSteps {

  private static final Step INVITING =
      new Step(PartnershipProcess.INVITE_PROVIDERS, PartnershipProcess.INVITED);
  private static final Step ANSWERING =
      new Step(PartnershipProcess.ANSWER_DEMAND, PartnershipProcess.ANSWERED);

  private final ProcessSteps steps;
  private final AnswersSetAside setAside;

  AnsweringSteps(ProcessSteps steps, AnswersSetAside setAside) {
    this.steps = steps;
    this.setAside = setAside;
  }

  /**
   * Ends the task of a provider whose invitation was withdrawn; its drafts are set aside. When
   * nobody else is waited for, the country goes on to choose.
   */
  void endFor(InitiativeNumber number, String organisation) {
    steps.endOne(
        number.value(),
        ANSWERING,
        PaymentHoldProcess.PROVIDER.is(organisation),
        task -> setAside.keep(number, organisation, task));
  }

  /** Has those answer who are invited; false where the process does not wait for an invitation. */
  boolean begin(InitiativeNumber number) {
    return steps.goOn(number.value(), INVITING);
  }
}
