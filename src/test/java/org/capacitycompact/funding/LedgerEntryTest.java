package org.capacitycompact.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.capacitycompact.money.Dollars.usd;

import java.math.BigDecimal;
import java.util.Currency;
import org.capacitycompact.funding.Commitments.Local;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.FundingSource;
import org.capacitycompact.money.Means;
import org.capacitycompact.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@DisplayName("An entry of the ledger")
class LedgerEntryTest {

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"PLEDGED", "COMMITTED"})
  @DisplayName("never makes cash of what is given in kind")
  void inKind(EntryKind kind) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> entry(kind, Means.IN_KIND, usd("1")))
        .withMessageContaining("in kind is never " + kind.stored());
  }

  @Test
  @DisplayName("is in the currency of the accounts")
  void otherCurrency() {
    Money euros = new Money(BigDecimal.TEN, Currency.getInstance("EUR"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> entry(EntryKind.PLEDGED, Means.CASH, euros))
        .withMessageContaining("no EUR");
  }

  @Test
  @DisplayName("may take back what an earlier one said; a commitment is never below zero")
  void belowZero() {
    assertThat(entry(EntryKind.PLEDGED, Means.CASH, usd("-1")).amount()).isEqualTo(usd("-1"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Local(AccountingCurrency.NOTHING, usd("-0.01"), "rooms", "firm", null));
  }

  private static LedgerEntry entry(EntryKind kind, Means means, Money amount) {
    return new LedgerEntry(
        InitiativeNumber.of("KE-2026-001"),
        FundingSource.COUNTRY,
        kind,
        means,
        amount,
        "key",
        "why");
  }
}
