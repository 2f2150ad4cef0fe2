package org.capacitycompact.demand;

import org.capacitycompact.criteria.CountedPlan;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.criteria.Records;
import org.capacitycompact.initiative.Endorsements.Stance;
import org.capacitycompact.initiative.plan.PlanCounts;
import org.capacitycompact.initiative.plan.Statement;
import org.jspecify.annotations.Nullable;

/** The inputs of {@code demand-gate}. Unknown facts are null, which is never read as a no. */
final class DemandGateFacts {

  private DemandGateFacts() {}

  /**
   * The facts by input name, added to those about the demand's origin.
   *
   * @param facts filled by {@code IdeaFacts}
   * @param counts of what the form says; what the rows say goes before it
   * @param said null while the national authority has not been asked
   */
  static Facts of(
      Facts facts, Statement demand, PlanCounts counts, CountedPlan rows, @Nullable Stance said) {
    rows.put(facts, "measurableResults", counts.results(), Origin.counted(Records.RESULTS));
    rows.put(
        facts,
        "sufficiencyTargets",
        counts.sufficiencyTargets(),
        Origin.counted(Records.SUFFICIENCY_TARGETS));
    return facts
        .put("nationalEndorsement", said == null ? null : said.endorsed(), Origin.endorsement(said))
        .put("tying", demand.text("tying").orElse(null), Origin.field(demand, "tying"));
  }
}
