package org.capacitycompact.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capacitycompact.money.Dollars.percent;
import static org.capacitycompact.money.Dollars.usd;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalShareTest {

  @ParameterizedTest(name = "{0} in cash and {1} in kind of a minimum of 5000: met is {2}")
  @CsvSource({
    "5000, 0, true",
    "4999.99, 0, false",
    "2500, 2500, true",
    "2499.99, 2500, false",
    "2499.99, 90000, false",
    "0, 90000, false",
    "2500, 2499.99, false",
  })
  void inKindCountsUpToItsPartOfTheMinimum(String cash, String inKind, boolean met) {
    LocalShare share = LocalShare.of(usd("50000"), percent("10"), percent("50"));

    assertThat(share.metBy(usd(cash), usd(inKind))).isEqualTo(met);
  }

  @ParameterizedTest
  @CsvSource({"33333.33, 2.5, 833.34", "100, 12.5, 12.50", "0, 50, 0.00"})
  void theMinimumIsRoundedUpToTheCent(String budget, String percent, String minimum) {
    assertThat(LocalShare.of(usd(budget), percent(percent), percent("50")).minimum())
        .isEqualTo(usd(minimum));
  }
}
