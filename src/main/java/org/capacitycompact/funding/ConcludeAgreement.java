package org.capacitycompact.funding;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.PaymentHoldCheck;
import org.capacitycompact.platform.engine.ModelBean;

/**
 * Concludes the agreement: funded when all have signed; a missing signature counts as a refusal.
 */
@ModelBean("concludeAgreement")
class ConcludeAgreement implements JavaDelegate {

  private final Agreements agreements;
  private final PaymentHoldCheck payments;
  private final Chronicle chronicle;

  ConcludeAgreement(Agreements agreements, PaymentHoldCheck payments, Chronicle chronicle) {
    this.agreements = agreements;
    this.payments = payments;
    this.chronicle = chronicle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    boolean signed = agreements.conclude(number);
    String outcome = signed ? "signed" : "refused";
    chronicle.record(number, "funding.agreement." + outcome, null);
    FundingProcess.AGREEMENT.set(execution, outcome);
    if (signed) {
      // A letter that must be confirmed before the first payment is requested from now on.
      payments.review(number);
      FundingProcess.OUTCOME.set(execution, "funded");
    }
  }
}
