package org.capacitycompact.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A part of a whole in hundredths. It may be below 0 or above 100, as a change or a variance may.
 *
 * @param value 12.5 for twelve and a half percent
 */
public record Percent(BigDecimal value) implements Comparable<Percent> {

  public static final Percent ZERO = new Percent(BigDecimal.ZERO);

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** What a count is of another, to sixteen digits. */
  public static Percent of(long part, long whole) {
    return new Percent(
        BigDecimal.valueOf(part)
            .multiply(HUNDRED)
            .divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64));
  }

  /** What an amount is of another, to sixteen digits. */
  public static Percent of(Money part, Money whole) {
    return new Percent(
        whole.amountOf(part).multiply(HUNDRED).divide(whole.amount(), MathContext.DECIMAL64));
  }

  /** What an amount is of another, rounded to so many decimals. */
  public static Percent of(Money part, Money whole, int decimals, RoundingMode rounding) {
    return of(whole.amountOf(part), whole.amount(), decimals, rounding);
  }

  /** What a measure is of another, rounded to so many decimals. */
  public static Percent of(BigDecimal part, BigDecimal whole, int decimals, RoundingMode rounding) {
    return new Percent(part.multiply(HUNDRED).divide(whole, decimals, rounding));
  }

  /** So much of an amount; the rounding says whose the rest of its smallest unit is. */
  public Money of(Money whole, RoundingMode rounding) {
    return Money.rounded(
        whole.amount().multiply(value).divide(HUNDRED), whole.currency(), rounding);
  }

  public Percent rounded(int decimals, RoundingMode rounding) {
    return new Percent(value.setScale(decimals, rounding));
  }

  public boolean isZero() {
    return value.signum() == 0;
  }

  public Percent abs() {
    return new Percent(value.abs());
  }

  public boolean isMoreThan(Percent other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(Percent other) {
    return value.compareTo(other.value);
  }

  /** 12.5 and 12.50 are the same part. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Percent percent && compareTo(percent) == 0;
  }

  @Override
  public int hashCode() {
    return value.stripTrailingZeros().hashCode();
  }

  /** The figure alone, without zeros that say nothing: {@code 12.5}. */
  public String plain() {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  @Override
  public String toString() {
    return plain() + " %";
  }
}
