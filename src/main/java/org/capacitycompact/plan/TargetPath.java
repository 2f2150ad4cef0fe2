package org.capacitycompact.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.plan.Measure;
import org.capacitycompact.platform.Embodies;
import org.jspecify.annotations.Nullable;

/**
 * The way to a sufficiency target: from the day of its baseline, along the targets on the way where
 * the plan has such, to the day on which it is to be enough; and what was measured on it (S4, S33).
 *
 * @param language in which the indicator is written; null when unknown
 * @param less whether enough is less than the beginning
 * @param baseline null while it has not been measured
 * @param from the day of the baseline; where the plan names none, that on which the work begins
 * @param onTheWay the targets between, in the order of their days
 * @param found whether country and partner found it reached; null until they examined it
 * @param values what was measured, one for a day, the oldest first
 */
@Embodies(
    value = {"S4", "S33"},
    as = Embodies.As.RECORD)
public record TargetPath(
    int position,
    String indicator,
    @Nullable String language,
    Measure measure,
    boolean less,
    @Nullable BigDecimal baseline,
    LocalDate from,
    List<Point> onTheWay,
    BigDecimal enough,
    LocalDate due,
    @Nullable Boolean found,
    List<Point> values) {

  private static final BigDecimal HUNDRED = new BigDecimal("100");

  /** A value of a day: wanted by then, or measured then. */
  public record Point(LocalDate on, BigDecimal value) {}

  public TargetPath {
    onTheWay = List.copyOf(onTheWay);
    values = List.copyOf(values);
  }

  public Optional<Point> newest() {
    return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
  }

  /** The points of the agreed path; nothing is agreed before there is a baseline. */
  public List<Point> agreed() {
    BigDecimal begin = baseline;
    if (begin == null || !from.isBefore(due)) {
      return List.of();
    }
    List<Point> points = new ArrayList<>();
    points.add(new Point(from, begin));
    onTheWay.stream()
        .filter(point -> point.on().isAfter(from) && point.on().isBefore(due))
        .sorted(Comparator.comparing(Point::on))
        .forEach(points::add);
    points.add(new Point(due, enough));
    return points;
  }

  /** What is expected on a day: straight from one point of the agreed path to the next. */
  public Optional<BigDecimal> expected(LocalDate on) {
    if (!on.isBefore(due)) {
      return Optional.of(enough);
    }
    List<Point> points = agreed();
    if (points.isEmpty()) {
      return Optional.empty();
    }
    Point before = points.get(0);
    for (Point next : points) {
      if (next.on().isAfter(on)) {
        return Optional.of(between(before, next, on));
      }
      before = next;
    }
    return Optional.of(enough);
  }

  private static BigDecimal between(Point before, Point next, LocalDate on) {
    long all = ChronoUnit.DAYS.between(before.on(), next.on());
    long gone = Math.max(0, ChronoUnit.DAYS.between(before.on(), on));
    return all == 0
        ? next.value()
        : before
            .value()
            .add(
                next.value()
                    .subtract(before.value())
                    .multiply(BigDecimal.valueOf(gone))
                    .divide(BigDecimal.valueOf(all), MathContext.DECIMAL64));
  }

  /** Whether a value is enough. */
  public boolean isEnough(BigDecimal value) {
    return less ? value.compareTo(enough) <= 0 : value.compareTo(enough) >= 0;
  }

  /**
   * The share of the way from the baseline to enough that a value stands for, in percent: below
   * nothing where it went the other way, more than a hundred beyond enough. Where nothing has to
   * change it is all or nothing; without a baseline only what is enough says anything.
   */
  public Optional<BigDecimal> wayDone(BigDecimal value) {
    BigDecimal begin = baseline;
    if (begin == null) {
      return isEnough(value) ? Optional.of(HUNDRED) : Optional.empty();
    }
    BigDecimal way = enough.subtract(begin);
    if (way.signum() == 0) {
      return Optional.of(isEnough(value) ? HUNDRED : BigDecimal.ZERO);
    }
    return Optional.of(
        value.subtract(begin).multiply(HUNDRED).divide(way, 2, RoundingMode.HALF_UP));
  }

  /** The share of the way that is due on a day, in percent from 0 to 100. */
  public Optional<BigDecimal> wayDue(LocalDate on) {
    return !on.isBefore(due)
        ? Optional.of(HUNDRED)
        : expected(on).flatMap(this::wayDone).map(share -> share.max(BigDecimal.ZERO).min(HUNDRED));
  }
}
