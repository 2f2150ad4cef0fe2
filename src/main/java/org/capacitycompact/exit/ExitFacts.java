package org.capacitycompact.exit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.SufficiencyTarget;
import org.springframework.stereotype.Component;

/** Gathers the facts of the exit-readiness decision (S4, S137, S140). */
@Component
class ExitFacts {

  private final Examinations examinations;
  private final Plans plans;

  ExitFacts(Examinations examinations, Plans plans) {
    this.examinations = examinations;
    this.plans = plans;
  }

  Map<String, Object> of(String number) {
    Map<String, Object> facts = new LinkedHashMap<>();
    targetsMetPercent(plans.sufficiencyTargets(number))
        .ifPresent(percent -> facts.put("targetsMetPercent", percent));
    examinations
        .latest(number)
        .ifPresent(
            latest -> {
              facts.put("countrySaysEnough", latest.enough());
              facts.put("sustainability", latest.sustainability());
              if (latest.functionsPercent() != null) {
                facts.put("functionsHandedOverPercent", latest.functionsPercent());
              }
              if (latest.budgetLine() != null) {
                facts.put("nationalBudgetLine", latest.budgetLine());
              }
            });
    facts.put("extensionsUsed", examinations.extensionsUsed(number));
    return facts;
  }

  /**
   * Targets that country and partner found reached, in percent of all; one that was not examined is
   * not reached. Nothing without a target.
   */
  static Optional<BigDecimal> targetsMetPercent(List<SufficiencyTarget> targets) {
    if (targets.isEmpty()) {
      return Optional.empty();
    }
    long reached = targets.stream().filter(target -> Boolean.TRUE.equals(target.reached())).count();
    return Optional.of(
        BigDecimal.valueOf(100 * reached)
            .divide(BigDecimal.valueOf(targets.size()), MathContext.DECIMAL64));
  }
}
