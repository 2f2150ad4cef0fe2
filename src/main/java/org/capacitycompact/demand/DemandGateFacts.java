package org.capacitycompact.demand;

import java.util.HashMap;
import java.util.Map;
import org.capacitycompact.initiative.plan.PlanCounts;
import org.capacitycompact.initiative.plan.Statement;
import org.jspecify.annotations.Nullable;

/** What {@code demand-gate} asks. What nobody has said is null: unknown, never a no. */
final class DemandGateFacts {

  private DemandGateFacts() {}

  /**
   * The facts by input name.
   *
   * @param endorsed null while the national authority has not been asked
   */
  static Map<String, @Nullable Object> of(
      Statement demand, PlanCounts counts, @Nullable Boolean endorsed) {
    Map<String, @Nullable Object> facts = new HashMap<>();
    facts.put("ideaSource", demand.text("ideaSource").orElse(null));
    facts.put("countryCustodian", demand.flag("countryCustodian").orElse(null));
    facts.put("measurableResults", counts.results());
    facts.put("sufficiencyTargets", counts.sufficiencyTargets());
    facts.put("nationalEndorsement", endorsed);
    facts.put("tying", demand.text("tying").orElse(null));
    return facts;
  }
}
