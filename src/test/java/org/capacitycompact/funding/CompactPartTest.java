package org.capacitycompact.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capacitycompact.money.Dollars.percent;
import static org.capacitycompact.money.Dollars.usd;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompactPartTest {

  @ParameterizedTest(name = "asks {0} of a budget of {1} with {2} left of the year: {3}")
  @CsvSource({
    "10000, 50000, 1000000, 10000",
    "30000, 50000, 1000000, 25000",
    "300000, 1000000, 1000000, 200000",
    "200000, 1000000, 150000.50, 150000.50",
    "200000, 1000000, 0, 0",
    "0.01, 0.03, 1000000, 0.01",
  })
  void theLeastOfItsBoundsIsReserved(String asked, String budget, String left, String reserved) {
    CompactPart part =
        CompactPart.of(usd(asked), usd("1000000"), percent("20"), usd(budget), percent("50"));

    assertThat(part.within(usd(left))).isEqualTo(usd(reserved));
  }
}
