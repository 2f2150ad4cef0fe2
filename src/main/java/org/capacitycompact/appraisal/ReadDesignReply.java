package org.capacitycompact.appraisal;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.ModelBean;

/**
 * Reads the lead provider's reply to the present version from the record, so that an expired period
 * counts as no reply under every release, and never as an agreement.
 */
@ModelBean("readDesignReply")
class ReadDesignReply implements JavaDelegate {

  private final Designs designs;
  private final Chronicle chronicle;

  ReadDesignReply(Designs designs, Chronicle chronicle) {
    this.designs = designs;
    this.chronicle = chronicle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    String said =
        designs.reply(number).map(reply -> reply.agreed() ? "agreed" : "changeAsked").orElse("");
    if (said.isEmpty()) {
      chronicle.record(number, "design.unanswered", null);
    }
    AppraisalProcess.DESIGN_AGREEMENT.set(execution, said.isEmpty() ? "unanswered" : said);
  }
}
