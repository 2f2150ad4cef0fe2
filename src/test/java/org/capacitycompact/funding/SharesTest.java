package org.capacitycompact.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.capacitycompact.funding.Ledger.Balance;
import org.junit.jupiter.api.Test;

class SharesTest {

  @Test
  void eachSourcePaysInProportionToWhatItHasLeft() {
    assertThat(Shares.of(cents(1000), List.of(left("a", 3000), left("b", 1000))))
        .containsExactly(Map.entry("a", cents(750)), Map.entry("b", cents(250)));
  }

  @Test
  void moreThanIsLeftIsRefused() {
    assertThatThrownBy(() -> Shares.of(cents(4001), List.of(left("a", 3000), left("b", 1000))))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Shares.of(cents(1), List.of()))
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
      BigDecimal amount = cents(1 + random.nextLong(all));

      Map<String, BigDecimal> shares = Shares.of(amount, sources);

      assertThat(shares.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
          .as("seed %s, round %s", seed, i)
          .isEqualByComparingTo(amount);
      for (Balance source : sources) {
        assertThat(shares.getOrDefault(source.source(), BigDecimal.ZERO))
            .as("seed %s, round %s", seed, i)
            .isBetween(BigDecimal.ZERO, source.left());
      }
    }
  }

  private static Balance left(String source, long cents) {
    BigDecimal none = BigDecimal.ZERO;
    return new Balance(source, "cash", cents(cents), cents(cents), cents(cents), none, none);
  }

  private static BigDecimal cents(long cents) {
    return BigDecimal.valueOf(cents, 2);
  }
}
