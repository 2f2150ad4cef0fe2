package org.capacitycompact.appraisal;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.appraisal.Designs.Stance;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.ModelBean;

/**
 * Reads the partners' replies to the present version from the record, so that an expired period
 * counts as no reply under every release, and never as an agreement. A change that one asks for
 * goes before another's silence: the design is worked on in any case.
 */
@ModelBean("readDesignReply")
class ReadDesignReply implements JavaDelegate {

  private final Designs designs;
  private final Remarks remarks;
  private final Chronicle chronicle;

  ReadDesignReply(Designs designs, Remarks remarks, Chronicle chronicle) {
    this.designs = designs;
    this.remarks = remarks;
    this.chronicle = chronicle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    String said = said(number);
    if (said.equals("unanswered")) {
      chronicle.record(number, "design.unanswered", null);
    }
    AppraisalProcess.DESIGN_AGREEMENT.set(execution, said);
  }

  private String said(InitiativeNumber number) {
    List<Stance> stances = designs.stances(number);
    if (stances.stream().anyMatch(each -> Boolean.FALSE.equals(each.agreed()))) {
      return "changeAsked";
    }
    if (stances.isEmpty() || stances.stream().anyMatch(each -> each.agreed() == null)) {
      return "unanswered";
    }
    return remarks.open(number).isEmpty() ? "agreed" : "toAnswer";
  }
}
