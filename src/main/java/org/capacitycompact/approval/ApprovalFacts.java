package org.capacitycompact.approval;

import java.util.HashMap;
import java.util.Map;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.initiative.plan.Plans;
import org.jspecify.annotations.Nullable;
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

  Map<String, Object> of(String number) {
    Map<String, @Nullable Object> facts = new HashMap<>();
    facts.put("compactContributionUsd", plans.budget(number).compact());
    facts.put("qualityVerdict", verdict(number, "quality"));
    facts.put("ownershipVerdict", verdict(number, "ownership"));
    facts.put("riskLevel", plans.riskLevel(number).orElse(null));
    facts.put("openWaivers", OPEN_WAIVERS);
    facts.values().removeIf(java.util.Objects::isNull);
    return Map.copyOf(facts);
  }

  private @Nullable String verdict(String number, String decision) {
    return verdicts.latest(number, decision).map(Verdict::outcome).orElse(null);
  }
}
