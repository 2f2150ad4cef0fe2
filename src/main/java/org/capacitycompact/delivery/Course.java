package org.capacitycompact.delivery;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.plan.PlannedResult;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.Money;
import org.capacitycompact.money.Percent;

/** The state of the work compared with its plan; unknown figures are absent. */
final class Course {

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
        .filter(milestone -> milestone.isLate(today))
        .mapToLong(milestone -> ChronoUnit.DAYS.between(milestone.due(), today))
        .max()
        .orElse(0);
  }

  /**
   * Spent beside what was planned to a date, as a part of that. Planned to date are the milestones
   * due by then, and those verified before they were due. Where nothing was planned and nothing
   * spent there is no variance; money spent with nothing planned has no percentage.
   */
  static Optional<Percent> budgetVariance(List<Milestone> milestones, Money spent, LocalDate to) {
    Money planned =
        AccountingCurrency.sum(
            milestones.stream()
                .filter(milestone -> milestone.isPlannedBy(to))
                .map(Milestone::amount));
    if (planned.isZero()) {
      return spent.isZero() ? Optional.of(Percent.ZERO) : Optional.empty();
    }
    return Optional.of(Percent.of(spent.minus(planned), planned));
  }

  /**
   * Results at nine tenths or more of the straight path from baseline to target at a date, as a
   * part of all; nothing when no result is planned.
   */
  static Optional<Percent> resultsOnTrack(
      List<PlannedResult> results, LocalDate begun, LocalDate at) {
    if (results.isEmpty()) {
      return Optional.empty();
    }
    long onTrack = results.stream().filter(result -> onTrack(result, begun, at)).count();
    return Optional.of(Percent.of(onTrack, results.size()));
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
