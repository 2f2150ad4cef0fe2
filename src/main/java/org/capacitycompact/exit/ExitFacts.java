package org.capacitycompact.exit;

import java.util.List;
import java.util.Optional;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.criteria.Records;
import org.capacitycompact.exit.Examinations.Latest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.SufficiencyTarget;
import org.capacitycompact.money.Percent;
import org.capacitycompact.platform.engine.UserTasks;
import org.springframework.stereotype.Component;

/** Gathers the facts of the exit-readiness decision (S4, S137, S140). */
@Component
class ExitFacts {

  private static final Records EXAMINATIONS = Records.named("EXAMINATIONS");

  private final Examinations examinations;
  private final Judgements judgements;
  private final Plans plans;

  ExitFacts(Examinations examinations, Judgements judgements, Plans plans) {
    this.examinations = examinations;
    this.judgements = judgements;
    this.plans = plans;
  }

  Facts of(InitiativeNumber number) {
    Optional<Latest> latest = examinations.latest(number);
    return new Facts()
        .put(
            "targetsMetPercent",
            targetsMet(number).orElse(null),
            Origin.counted(Records.SUFFICIENCY_TARGETS))
        .put(
            "countrySaysEnough",
            latest.map(Latest::enough).orElse(null),
            examined(latest, "countrySaysEnough"))
        .put(
            "sustainability",
            latest.map(Latest::sustainability).orElse(null),
            examined(latest, "sustainability"))
        .put(
            "functionsHandedOverPercent",
            latest.map(Latest::functionsPercent).orElse(null),
            handedOver(latest, "functionsHandedOverPercent"))
        .put(
            "nationalBudgetLine",
            latest.map(Latest::budgetLine).orElse(null),
            handedOver(latest, "nationalBudgetLine"))
        .put("extensionsUsed", examinations.extensionsUsed(number), Origin.counted(EXAMINATIONS));
  }

  private static Origin examined(Optional<Latest> latest, String field) {
    return Origin.field(
        UserTasks.form(ExitProcess.EXAMINE_TOGETHER),
        field,
        latest.map(Latest::examinedBy).orElse(null),
        latest.map(Latest::examinedAt).orElse(null));
  }

  private static Origin handedOver(Optional<Latest> latest, String field) {
    return Origin.field(
        UserTasks.form(ExitProcess.ACCEPT_HAND_OVER),
        field,
        latest.map(Latest::acceptedBy).orElse(null),
        latest.map(Latest::acceptedAt).orElse(null));
  }

  /**
   * Targets that are reached, as a part of all: by their figures, or as country and partner both
   * judge. Nothing without a target.
   */
  private Optional<Percent> targetsMet(InitiativeNumber number) {
    List<SufficiencyTarget> targets = plans.sufficiencyTargets(number);
    return targets.isEmpty()
        ? Optional.empty()
        : Optional.of(Percent.of(judgements.reached(number, targets).size(), targets.size()));
  }
}
