package org.capacitycompact.partnership;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.criteria.Records;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.platform.engine.ModelBean;

/** Decides which kind of partnership the chosen providers form (S85). */
@ModelBean("decidePartnershipKind")
class DecidePartnershipKind implements JavaDelegate {

  private static final Records PARTNERS = Records.named("PARTNERS");

  private final Plans plans;
  private final Criteria criteria;
  private final Chronicle chronicle;

  DecidePartnershipKind(Plans plans, Criteria criteria, Chronicle chronicle) {
    this.plans = plans;
    this.criteria = criteria;
    this.chronicle = chronicle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    List<Partner> partners = plans.partners(number);
    int southern = (int) partners.stream().filter(Partner::southern).count();
    String kind =
        criteria
            .decide(
                "partnership-kind",
                number,
                execution.getCurrentActivityId(),
                new Facts()
                    .put("southernProviders", southern, Origin.counted(PARTNERS))
                    .put(
                        "supportingProviders",
                        partners.size() - southern,
                        Origin.counted(PARTNERS)))
            .outcome();
    chronicle.record(number, "partnershipKind." + kind, null);
    PartnershipProcess.KIND.set(execution, kind);
  }
}
