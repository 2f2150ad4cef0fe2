package org.capacitycompact.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capacitycompact.money.Dollars.usd;

import java.time.LocalDate;
import java.util.List;
import org.capacitycompact.funding.Ledger.Balance;
import org.capacitycompact.initiative.MilestonePosition;
import org.capacitycompact.initiative.plan.Budget;
import org.capacitycompact.initiative.plan.PlannedMilestone;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.FundingSource;
import org.capacitycompact.money.Means;
import org.capacitycompact.money.Money;
import org.junit.jupiter.api.Test;

class FundsTest {

  private static final Budget BUDGET =
      new Budget(usd("10000"), usd("5000"), usd("25000"), usd("2000"), usd("8000"));

  @Test
  void aBudgetIsCoveredWhenEverySourceGivesWhatWasPlanned() {
    assertThat(funds("10000", "5000", "25000", "2000", "8000").complete()).isTrue();
  }

  @Test
  void moreInKindDoesNotMakeUpForMissingCash() {
    Funds funds = funds("10000", "5000", "24000", "9000", "8000");

    assertThat(funds.complete()).isFalse();
    assertThat(funds.cashGap()).isEqualByComparingTo(usd("1000"));
    assertThat(funds.gap()).isEqualByComparingTo(usd("1000"));
  }

  @Test
  void cashMayTakeThePlaceOfWhatWasPlannedInKind() {
    assertThat(funds("15000", "0", "27000", "0", "8000").complete()).isTrue();
  }

  @Test
  void milestonesThatCostMoreThanTheBudgetedCashMustBePaidToo() {
    Funds funds =
        Funds.of(
            BUDGET,
            List.of(
                new PlannedMilestone(
                    new MilestonePosition(1), "Train", "Institute", LocalDate.EPOCH, usd("44000"))),
            balances("10000", "5000", "25000", "2000", "8000"));

    assertThat(funds.gap()).isEqualByComparingTo(usd("1000"));
  }

  @Test
  void whatIsStillToBePledgedDoesNotCountTheCompactsOwnPart() {
    Funds nothing = funds("0", "0", "0", "0", "0");

    assertThat(nothing.gapOfOthers())
        .isEqualByComparingTo(nothing.total().minus(nothing.compact()));
    assertThat(nothing.compact().isPositive()).isTrue();
    assertThat(funds("10000", "5000", "25000", "2000", "0").gapOfOthers())
        .isEqualTo(AccountingCurrency.NOTHING);
    assertThat(funds("10000", "5000", "24000", "3000", "0").cashGapOfOthers())
        .isEqualByComparingTo(usd("1000"));
  }

  private static Funds funds(String... pledged) {
    return Funds.of(BUDGET, List.of(), balances(pledged));
  }

  private static List<Balance> balances(String... pledged) {
    return List.of(
        balance(FundingSource.COUNTRY, Means.CASH, pledged[0]),
        balance(FundingSource.COUNTRY, Means.IN_KIND, pledged[1]),
        balance(FundingSource.provider("BRENAP"), Means.CASH, pledged[2]),
        balance(FundingSource.provider("BRENAP"), Means.IN_KIND, pledged[3]),
        balance(FundingSource.COMPACT, Means.CASH, pledged[4]));
  }

  private static Balance balance(FundingSource source, Means means, String pledged) {
    Money none = AccountingCurrency.NOTHING;
    return new Balance(source, means, usd(pledged), none, none, none, none);
  }
}
