package org.capacitycompact.demand;

import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.criteria.Records;
import org.capacitycompact.initiative.Endorsements.Stance;
import org.capacitycompact.initiative.plan.PlanCounts;
import org.capacitycompact.initiative.plan.Statement;
import org.jspecify.annotations.Nullable;

/** What {@code demand-gate} asks. What nobody has said is null: unknown, never a no. */
final class DemandGateFacts {

  private DemandGateFacts() {}

  /**
   * The facts by input name.
   *
   * @param said null while the national authority has not been asked
   */
  static Facts of(Statement demand, PlanCounts counts, @Nullable Stance said) {
    return new Facts()
        .put(
            "ideaSource",
            demand.text("ideaSource").orElse(null),
            Origin.field(demand, "ideaSource"))
        .put(
            "countryCustodian",
            demand.flag("countryCustodian").orElse(null),
            Origin.field(demand, "countryCustodian"))
        .put("measurableResults", counts.results(), Origin.counted(Records.RESULTS))
        .put(
            "sufficiencyTargets",
            counts.sufficiencyTargets(),
            Origin.counted(Records.SUFFICIENCY_TARGETS))
        .put("nationalEndorsement", said == null ? null : said.endorsed(), Origin.endorsement(said))
        .put("tying", demand.text("tying").orElse(null), Origin.field(demand, "tying"));
  }
}
