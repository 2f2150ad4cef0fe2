package org.capacitycompact.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.capacitycompact.money.Dollars.usd;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Money")
class MoneyTest {

  @ParameterizedTest(name = "{0} {1} is written {2}")
  @CsvSource({
    "1000, JPY, 1000",
    "1000.00, JPY, 1000",
    "1000, USD, 1000.00",
    "0.1, USD, 0.10",
    "1000.5, TND, 1000.500",
    "655.957, XOF, 656",
    "1.0005, CLF, 1.0005"
  })
  @DisplayName("has the decimals of its currency")
  void decimals(BigDecimal amount, Currency currency, String written) {
    assertThat(Money.rounded(amount, currency, RoundingMode.HALF_UP).plain()).isEqualTo(written);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"0.5, JPY", "0.001, USD", "0.0001, TND"})
  @DisplayName("is never finer than the smallest unit, and never rounded unasked")
  void tooFine(BigDecimal amount, Currency currency) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Money(amount, currency))
        .withMessageContaining("decimals of " + currency);
  }

  @Test
  @DisplayName("is of no currency without minor units: gold is counted in ounces")
  void gold() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Money.zero(Currency.getInstance("XAU")))
        .withMessageContaining("minor units");
  }

  @Test
  @DisplayName("of two currencies is not added, subtracted, compared or divided")
  void mixed() {
    Money dollars = usd("10");
    Money euros = new Money(BigDecimal.TEN, Currency.getInstance("EUR"));

    Stream.<UnaryOperator<Money>>of(
            dollars::plus,
            dollars::minus,
            dollars::min,
            dollars::max,
            other -> dollars.inProportion(other, dollars, RoundingMode.DOWN),
            other -> dollars.inProportion(dollars, other, RoundingMode.DOWN))
        .forEach(
            with ->
                assertThatIllegalArgumentException()
                    .isThrownBy(() -> with.apply(euros))
                    .withMessageContaining("two currencies"));
    assertThatIllegalArgumentException().isThrownBy(() -> dollars.isMoreThan(euros));
    assertThatIllegalArgumentException().isThrownBy(() -> Percent.of(euros, dollars));
    assertThat(dollars).isNotEqualTo(euros);
  }

  @Test
  @DisplayName("is exact: a tenth three times is three tenths")
  void exact() {
    assertThat(usd("0.1").plus(usd("0.1")).plus(usd("0.1"))).isEqualTo(usd("0.3"));
    assertThat(usd("1.10").minus(usd("1.1")).isZero()).isTrue();
    assertThat(usd("1")).isEqualTo(usd("1.00")).hasSameHashCodeAs(usd("1.00"));
  }

  @Test
  @DisplayName("may be below zero, but not where a pledge or a payment is meant")
  void belowZero() {
    Money back = usd("2").minus(usd("5"));

    assertThat(back).isEqualTo(usd("-3"));
    assertThat(back.isPositive()).isFalse();
    assertThat(back.orNothing()).isEqualTo(AccountingCurrency.NOTHING);
    assertThatIllegalArgumentException()
        .isThrownBy(back::requireNotNegative)
        .withMessageContaining("-3.00 USD is below zero");
    assertThat(usd("0").requireNotNegative()).isEqualTo(AccountingCurrency.NOTHING);
  }

  @Test
  @DisplayName("is divided in proportion, to the smallest unit")
  void proportion() {
    assertThat(usd("100").inProportion(usd("1"), usd("3"), RoundingMode.HALF_UP))
        .isEqualTo(usd("33.33"));
    assertThat(usd("100").inProportion(usd("2"), usd("3"), RoundingMode.HALF_UP))
        .isEqualTo(usd("66.67"));
    assertThat(usd("100").inProportion(usd("2"), usd("3"), RoundingMode.DOWN))
        .isEqualTo(usd("66.66"));
  }

  @Test
  @DisplayName("of the accounts is in one currency, and nothing of none")
  void accounts() {
    assertThat(AccountingCurrency.sum(List.of(usd("1.5"), usd("2")).stream()))
        .hasToString("3.50 USD");
    assertThat(AccountingCurrency.sum(Stream.of())).isEqualTo(AccountingCurrency.NOTHING);
  }
}
