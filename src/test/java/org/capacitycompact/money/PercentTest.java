package org.capacitycompact.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capacitycompact.money.Dollars.percent;
import static org.capacitycompact.money.Dollars.usd;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A percentage")
class PercentTest {

  @ParameterizedTest(name = "{0} % of {1} dollars, rounded {2}: {3}")
  @CsvSource({
    "2.5, 33333.33, UP, 833.34",
    "2.5, 33333.33, DOWN, 833.33",
    "12.5, 100, UP, 12.50",
    "0, 100, UP, 0",
    "150, 100, DOWN, 150",
    "-10, 100, DOWN, -10"
  })
  @DisplayName("of an amount is an amount, rounded to the side that is said")
  void ofAnAmount(String percent, String whole, RoundingMode rounding, String part) {
    assertThat(percent(percent).of(usd(whole), rounding)).isEqualTo(usd(part));
  }

  @Test
  @DisplayName("of yen is whole yen")
  void ofYen() {
    Currency yen = Currency.getInstance("JPY");

    assertThat(percent("12.5").of(new Money(new BigDecimal("999"), yen), RoundingMode.DOWN))
        .isEqualTo(new Money(new BigDecimal("124"), yen));
  }

  @Test
  @DisplayName("tells what an amount is of another, as exactly as is asked")
  void whatItIs() {
    assertThat(Percent.of(usd("1"), usd("3"), 6, RoundingMode.DOWN))
        .isEqualTo(percent("33.333333"));
    assertThat(Percent.of(usd("2"), usd("3"), 2, RoundingMode.HALF_UP)).isEqualTo(percent("66.67"));
    assertThat(Percent.of(usd("-50"), usd("200"))).isEqualTo(percent("-25"));
    assertThat(Percent.of(1, 8)).isEqualTo(percent("12.5"));
  }

  @Test
  @DisplayName("is the same with and without zeros at its end")
  void zeros() {
    assertThat(percent("12.50")).isEqualTo(percent("12.5")).hasSameHashCodeAs(percent("12.5"));
    assertThat(percent("100.00")).hasToString("100 %");
    assertThat(percent("0.00").plain()).isEqualTo("0");
    assertThat(percent("0.00").isZero()).isTrue();
  }

  @Test
  @DisplayName("of a change is compared without its sign")
  void changes() {
    assertThat(percent("-12").abs().isMoreThan(percent("10"))).isTrue();
    assertThat(percent("10.0").isMoreThan(percent("10"))).isFalse();
  }
}
