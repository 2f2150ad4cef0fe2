package org.capacitycompact.initiative.plan;

import java.math.BigDecimal;
import java.util.Optional;

/** What an indicator is counted in, and so which values it can have. */
public enum Measure {
  NUMBER,
  /** From below nothing to 100. */
  PERCENT,
  /** 1 for yes, 0 for no. */
  YES_NO,
  /** Said in words, without a value. */
  WORDS;

  private static final BigDecimal HUNDRED = new BigDecimal("100");

  /** The message that says why a value is none of it; empty when it is one. */
  public Optional<String> against(BigDecimal value) {
    return switch (this) {
      case NUMBER -> Optional.empty();
      case PERCENT ->
          value.compareTo(HUNDRED) > 0
              ? Optional.of("measurement.wrong.percent")
              : Optional.empty();
      case YES_NO ->
          value.signum() == 0 || value.compareTo(BigDecimal.ONE) == 0
              ? Optional.empty()
              : Optional.of("measurement.wrong.yesNo");
      case WORDS -> Optional.of("measurement.wrong.words");
    };
  }
}
