package org.capacitycompact.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An exact amount of money. It has as many decimals as its currency has minor units: two in US
 * dollars, none in yen, three in Tunisian dinars. Amounts of two currencies are never added or
 * compared, because no rate says how.
 *
 * @param amount may be below zero, where something is taken back
 * @param currency of ISO 4217
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

  /**
   * @throws IllegalArgumentException when the amount has parts smaller than the smallest unit, or
   *     the currency has no minor units at all, as gold has none
   */
  public Money {
    amount = scaled(amount, currency, RoundingMode.UNNECESSARY);
  }

  /** An amount with parts smaller than the smallest unit, rounded to it. */
  public static Money rounded(BigDecimal amount, Currency currency, RoundingMode rounding) {
    return new Money(scaled(amount, currency, rounding), currency);
  }

  public static Money zero(Currency currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  private static BigDecimal scaled(BigDecimal amount, Currency currency, RoundingMode rounding) {
    int units = currency.getDefaultFractionDigits();
    if (units < 0) {
      throw new IllegalArgumentException(currency + " has no minor units");
    }
    try {
      return amount.setScale(units, rounding);
    } catch (ArithmeticException tooFine) {
      throw new IllegalArgumentException(
          "%s has more than the %d decimals of %s"
              .formatted(amount.toPlainString(), units, currency),
          tooFine);
    }
  }

  public Money plus(Money other) {
    return new Money(amount.add(amountOf(other)), currency);
  }

  public Money minus(Money other) {
    return new Money(amount.subtract(amountOf(other)), currency);
  }

  public Money min(Money other) {
    return compareTo(other) <= 0 ? this : other;
  }

  public Money max(Money other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** What a part of a whole has of this amount, rounded to the smallest unit. */
  public Money inProportion(Money part, Money whole, RoundingMode rounding) {
    return new Money(
        amount
            .multiply(amountOf(part))
            .divide(amountOf(whole), currency.getDefaultFractionDigits(), rounding),
        currency);
  }

  /** This amount, and nothing where it is below zero. */
  public Money orNothing() {
    return max(zero(currency));
  }

  public boolean isZero() {
    return amount.signum() == 0;
  }

  public boolean isPositive() {
    return amount.signum() > 0;
  }

  public boolean isMoreThan(Money other) {
    return compareTo(other) > 0;
  }

  public boolean isLessThan(Money other) {
    return compareTo(other) < 0;
  }

  /**
   * @throws IllegalArgumentException when the other is in another currency
   */
  @Override
  public int compareTo(Money other) {
    return amount.compareTo(amountOf(other));
  }

  /**
   * This amount, where it must not be below zero.
   *
   * @throws IllegalArgumentException when it is
   */
  public Money requireNotNegative() {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException(this + " is below zero");
    }
    return this;
  }

  /** The figure alone, as data: {@code 30000.00}. People read it as their language writes it. */
  public String plain() {
    return amount.toPlainString();
  }

  /** For logs and messages of errors: {@code 30000.00 USD}. */
  @Override
  public String toString() {
    return plain() + " " + currency;
  }

  /** The figure of another amount, which has to be in this currency. */
  BigDecimal amountOf(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(this + " and " + other + " are of two currencies");
    }
    return other.amount;
  }
}
