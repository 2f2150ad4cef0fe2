package org.capacitycompact.delivery;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.plan.PlannedResult;

/** The state of the work compared with its plan; unknown figures are absent. */
final class Course {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal NINE_TENTHS = new BigDecimal("0.9");

  /** The outcomes of the course decision, best first. */
  private static final List<String> OUTCOMES = List.of("onTrack", "watch", "correct", "escalate");

  private Course() {}

  static boolean isWorse(String outcome, String than) {
    return OUTCOMES.indexOf(outcome) > OUTCOMES.indexOf(than);
  }

  /**
   * The largest delay in days among milestones that are due and not verified; 0 when none is late.
   */
  static long delayDays(List<Milestone> milestones, LocalDate today) {
    return milestones.stream()
        .filter(milestone -> milestone.late(today))
        .mapToLong(milestone -> ChronoUnit.DAYS.between(milestone.due(), today))
        .max()
        .orElse(0);
  }

  /**
   * The deviation of spending from the amount planned to a date, in percent of that amount. Planned
   * to date are the milestones due by then, and those verified earlier. Zero when nothing was
   * planned or spent; empty when money was spent with nothing planned.
   */
  static Optional<BigDecimal> budgetVariancePercent(
      List<Milestone> milestones, BigDecimal spent, LocalDate to) {
    BigDecimal planned =
        milestones.stream()
            .filter(milestone -> milestone.plannedBy(to))
            .map(Milestone::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (planned.signum() == 0) {
      return spent.signum() == 0 ? Optional.of(BigDecimal.ZERO) : Optional.empty();
    }
    return Optional.of(
        spent.subtract(planned).multiply(HUNDRED).divide(planned, MathContext.DECIMAL64));
  }

  /**
   * Results that reach at least nine tenths of the straight path from baseline to target at a date,
   * in percent of all; empty when no result is planned.
   */
  static Optional<BigDecimal> resultsOnTrackPercent(
      List<PlannedResult> results, LocalDate begun, LocalDate at) {
    if (results.isEmpty()) {
      return Optional.empty();
    }
    long onTrack = results.stream().filter(result -> onTrack(result, begun, at)).count();
    return Optional.of(
        BigDecimal.valueOf(onTrack)
            .multiply(HUNDRED)
            .divide(BigDecimal.valueOf(results.size()), MathContext.DECIMAL64));
  }

  private static boolean onTrack(PlannedResult result, LocalDate begun, LocalDate at) {
    BigDecimal path = path(begun, result.due(), at);
    BigDecimal actual = result.actual();
    if (actual == null) {
      return path.signum() == 0;
    }
    BigDecimal distance = result.target().subtract(result.baseline());
    if (distance.signum() == 0) {
      return actual.compareTo(result.target()) >= 0;
    }
    BigDecimal covered = actual.subtract(result.baseline()).multiply(signOf(distance));
    return covered.compareTo(distance.abs().multiply(path).multiply(NINE_TENTHS)) >= 0;
  }

  /** The part of the path due at a date, from 0 to 1. */
  private static BigDecimal path(LocalDate begun, LocalDate due, LocalDate at) {
    long all = ChronoUnit.DAYS.between(begun, due);
    long gone = ChronoUnit.DAYS.between(begun, at);
    if (gone >= all) {
      return BigDecimal.ONE;
    }
    return gone <= 0
        ? BigDecimal.ZERO
        : BigDecimal.valueOf(gone).divide(BigDecimal.valueOf(all), MathContext.DECIMAL64);
  }

  private static BigDecimal signOf(BigDecimal distance) {
    return BigDecimal.valueOf(distance.signum());
  }
}
