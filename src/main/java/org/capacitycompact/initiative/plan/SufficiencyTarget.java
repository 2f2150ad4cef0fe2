package org.capacitycompact.initiative.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.capacitycompact.platform.Embodies;
import org.jspecify.annotations.Nullable;

/** When it is enough (S4, S137); {@code reached} as country and partner last examined it. */
@Embodies(
    value = {"S4", "S137", "S138"},
    as = Embodies.As.RECORD)
public record SufficiencyTarget(
    int position,
    String indicator,
    @Nullable BigDecimal baseline,
    BigDecimal target,
    LocalDate due,
    @Nullable BigDecimal actual,
    @Nullable Boolean reached,
    @Nullable String evidence,
    Measure measure) {

  /** A target that is counted. */
  public SufficiencyTarget(
      int position,
      String indicator,
      @Nullable BigDecimal baseline,
      BigDecimal target,
      LocalDate due,
      @Nullable BigDecimal actual,
      @Nullable Boolean reached,
      @Nullable String evidence) {
    this(position, indicator, baseline, target, due, actual, reached, evidence, Measure.NUMBER);
  }
}
