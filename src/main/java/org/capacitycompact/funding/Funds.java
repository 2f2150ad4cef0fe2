package org.capacitycompact.funding;

import java.util.List;
import org.capacitycompact.funding.Ledger.Balance;
import org.capacitycompact.initiative.plan.Budget;
import org.capacitycompact.initiative.plan.PlannedMilestone;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.Means;
import org.capacitycompact.money.Money;

/**
 * What an initiative needs beside what was pledged. In kind never becomes cash: it fills the
 * budget, but it pays no milestone.
 *
 * @param total the whole budget
 * @param cashNeeded how much is needed in cash
 * @param compact the Compact's part of the budget; reserved when all others have pledged
 */
record Funds(Money total, Money cashNeeded, Money compact, Money pledged, Money pledgedCash) {

  static Funds of(Budget budget, List<PlannedMilestone> milestones, List<Balance> balances) {
    Money paidByMilestone =
        AccountingCurrency.sum(milestones.stream().map(PlannedMilestone::amount));
    Money cash =
        AccountingCurrency.sum(
            balances.stream()
                .filter(balance -> balance.means() == Means.CASH)
                .map(Balance::pledged));
    Money all = AccountingCurrency.sum(balances.stream().map(Balance::pledged));
    return new Funds(
        budget.total(), budget.cash().max(paidByMilestone), budget.compact(), all, cash);
  }

  /** Still missing in cash. */
  Money cashGap() {
    return cashNeeded.minus(pledgedCash).orNothing();
  }

  /** Still missing altogether: never less than what is missing in cash. */
  Money gap() {
    return total.minus(pledged).orNothing().max(cashGap());
  }

  /** What others than the Compact still have to pledge: its own part comes after theirs. */
  Money gapOfOthers() {
    return gap().minus(compact).orNothing();
  }

  /** Of that, what has to be in cash; the Compact gives nothing else. */
  Money cashGapOfOthers() {
    return cashGap().minus(compact).orNothing();
  }

  boolean complete() {
    return gap().isZero();
  }
}
