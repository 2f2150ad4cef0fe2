package org.capacitycompact.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.capacitycompact.funding.Ledger.Balance;
import org.capacitycompact.initiative.plan.Budget;
import org.capacitycompact.initiative.plan.PlannedMilestone;
import org.junit.jupiter.api.Test;

class FundsTest {

  private static final Budget BUDGET =
      new Budget(amount("10000"), amount("5000"), amount("25000"), amount("2000"), amount("8000"));

  @Test
  void aBudgetIsCoveredWhenEverySourceGivesWhatWasPlanned() {
    assertThat(funds("10000", "5000", "25000", "2000", "8000").complete()).isTrue();
  }

  @Test
  void moreInKindDoesNotMakeUpForMissingCash() {
    Funds funds = funds("10000", "5000", "24000", "9000", "8000");

    assertThat(funds.complete()).isFalse();
    assertThat(funds.cashGap()).isEqualByComparingTo("1000");
    assertThat(funds.gap()).isEqualByComparingTo("1000");
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
                new PlannedMilestone(1, "Train", "Institute", LocalDate.EPOCH, amount("44000"))),
            balances("10000", "5000", "25000", "2000", "8000"));

    assertThat(funds.gap()).isEqualByComparingTo("1000");
  }

  @Test
  void whatIsStillToBePledgedDoesNotCountTheCompactsOwnPart() {
    Funds nothing = funds("0", "0", "0", "0", "0");

    assertThat(nothing.gapOfOthers())
        .isEqualByComparingTo(nothing.total().subtract(nothing.compact()));
    assertThat(nothing.compact()).isPositive();
    assertThat(funds("10000", "5000", "25000", "2000", "0").gapOfOthers()).isZero();
    assertThat(funds("10000", "5000", "24000", "3000", "0").cashGapOfOthers())
        .isEqualByComparingTo("1000");
  }

  private static Funds funds(String... pledged) {
    return Funds.of(BUDGET, List.of(), balances(pledged));
  }

  private static List<Balance> balances(String... pledged) {
    return List.of(
        balance("local", "cash", pledged[0]),
        balance("local", "inKind", pledged[1]),
        balance("provider:BRENAP", "cash", pledged[2]),
        balance("provider:BRENAP", "inKind", pledged[3]),
        balance("compact", "cash", pledged[4]));
  }

  private static Balance balance(String source, String means, String pledged) {
    BigDecimal none = BigDecimal.ZERO;
    return new Balance(source, means, amount(pledged), none, none, none, none);
  }

  private static BigDecimal amount(String figure) {
    return new BigDecimal(figure);
  }
}
