package org.capacitycompact.approval;

import java.util.List;
import java.util.Optional;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.criteria.Records;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.initiative.plan.Plans;
import org.springframework.stereotype.Component;

/** The inputs of {@code approval-route}; a verdict or a risk that is not known is null. */
@Component
class ApprovalFacts {

  // No gate can be waived yet, so that none is in force anywhere: known to be none, not unknown.
  private static final int OPEN_WAIVERS = 0;

  private final Plans plans;
  private final Verdicts verdicts;

  ApprovalFacts(Plans plans, Verdicts verdicts) {
    this.plans = plans;
    this.verdicts = verdicts;
  }

  Facts of(String number) {
    Facts facts = new Facts();
    said(facts, "qualityVerdict", "quality", number);
    said(facts, "ownershipVerdict", "ownership", number);
    return facts
        .put(
            "compactContributionUsd",
            plans.budget(number).compact(),
            Origin.counted(Records.BUDGET))
        .put("riskLevel", plans.riskLevel(number).orElse(null), Origin.counted(Records.RISKS))
        .put("openWaivers", OPEN_WAIVERS, new Origin.Waived(List.of()));
  }

  private void said(Facts facts, String name, String decision, String number) {
    Optional<Verdict> latest = verdicts.latest(number, decision);
    facts.put(
        name,
        latest.map(Verdict::outcome).orElse(null),
        latest.map(Origin::decision).orElseGet(() -> Origin.undecided(decision)));
  }
}
