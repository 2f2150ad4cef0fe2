package org.capacitycompact.initiative.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.capacitycompact.platform.Embodies;
import org.jspecify.annotations.Nullable;

/**
 * A result that the country wants, measurable by a date (S3, S125); {@code actual} as last
 * reported.
 */
@Embodies(
    value = {"S3", "S125"},
    as = Embodies.As.RECORD)
public record PlannedResult(
    int position,
    String title,
    BigDecimal baseline,
    BigDecimal target,
    LocalDate due,
    @Nullable BigDecimal actual,
    @Nullable LocalDate actualOn,
    Measure measure) {

  /** A result that is counted, nothing of it reported yet or all as given. */
  public PlannedResult(
      int position,
      String title,
      BigDecimal baseline,
      BigDecimal target,
      LocalDate due,
      @Nullable BigDecimal actual,
      @Nullable LocalDate actualOn) {
    this(position, title, baseline, target, due, actual, actualOn, Measure.NUMBER);
  }
}
