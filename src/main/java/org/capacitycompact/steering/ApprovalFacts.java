package org.capacitycompact.steering;

import java.util.List;
import java.util.Optional;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.criteria.Records;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.criteria.WaivedGates;
import org.capacitycompact.criteria.WaivedGates.InForce;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Plans;
import org.springframework.stereotype.Component;

/** The inputs of {@code approval-route}; an unknown verdict or risk is null. */
@Component
class ApprovalFacts {

  private final Plans plans;
  private final Verdicts verdicts;
  private final WaivedGates waived;

  ApprovalFacts(Plans plans, Verdicts verdicts, WaivedGates waived) {
    this.plans = plans;
    this.verdicts = verdicts;
    this.waived = waived;
  }

  Facts of(InitiativeNumber number) {
    List<InForce> openWaivers = waived.of(number);
    Facts facts = new Facts();
    said(facts, "qualityVerdict", "quality", number);
    said(facts, "ownershipVerdict", "ownership", number);
    return facts
        .put(
            "compactContributionUsd",
            plans.budget(number).compact(),
            Origin.counted(Records.BUDGET))
        .put("riskLevel", plans.riskLevel(number).orElse(null), Origin.counted(Records.RISKS))
        .put("openWaivers", openWaivers.size(), WaivedGates.origin(openWaivers));
  }

  private void said(Facts facts, String name, String decision, InitiativeNumber number) {
    Optional<Verdict> latest = verdicts.latest(number, decision);
    facts.put(
        name,
        latest.map(Verdict::outcome).orElse(null),
        latest.map(Origin::decision).orElseGet(() -> Origin.undecided(decision)));
  }
}
