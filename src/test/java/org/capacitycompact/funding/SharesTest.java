package org.capacitycompact.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.capacitycompact.money.AccountingCurrency.NOTHING;
import static org.capacitycompact.money.FundingSource.provider;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.capacitycompact.funding.Ledger.Balance;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.FundingSource;
import org.capacitycompact.money.Means;
import org.capacitycompact.money.Money;
import org.junit.jupiter.api.Test;

class SharesTest {

  @Test
  void eachSourcePaysInProportionToWhatItHasLeft() {
    assertThat(PaymentShares.of(cents(1000), List.of(left("AA", 3000), left("BB", 1000))))
        .containsExactly(
            Map.entry(provider("AA"), cents(750)), Map.entry(provider("BB"), cents(250)));
  }

  @Test
  void moreThanIsLeftIsRefused() {
    assertThatThrownBy(
            () -> PaymentShares.of(cents(4001), List.of(left("AA", 3000), left("BB", 1000))))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> PaymentShares.of(cents(1), List.of()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void toTheCentNothingIsLostAndNoSourcePaysMoreThanItHas() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 5000; i++) {
      List<Balance> sources = new ArrayList<>();
      long all = 0;
      for (int s = 0; s <= random.nextInt(6); s++) {
        long has = 1 + random.nextInt(random.nextBoolean() ? 3 : 100_000);
        all += has;
        sources.add(left("source" + s, has));
      }
      Money amount = cents(1 + random.nextLong(all));

      Map<FundingSource, Money> shares = PaymentShares.of(amount, sources);

      assertThat(AccountingCurrency.sum(shares.values().stream()))
          .as("seed %s, round %s", seed, i)
          .isEqualByComparingTo(amount);
      for (Balance source : sources) {
        assertThat(shares.getOrDefault(source.source(), NOTHING))
            .as("seed %s, round %s", seed, i)
            .isBetween(NOTHING, source.left());
      }
    }
  }

  private static Balance left(String provider, long cents) {
    Money all = cents(cents);
    return new Balance(provider(provider), Means.CASH, all, all, all, NOTHING, NOTHING);
  }

  private static Money cents(long cents) {
    return AccountingCurrency.of(BigDecimal.valueOf(cents, 2));
  }
}
