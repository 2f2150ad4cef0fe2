package org.capacitycompact.funding;

import java.math.BigDecimal;
import java.util.List;
import org.capacitycompact.funding.Ledger.Balance;
import org.capacitycompact.initiative.plan.Budget;
import org.capacitycompact.initiative.plan.PlannedMilestone;

/**
 * What an initiative needs beside the pledges, in US dollars. Contributions in kind fill the budget
 * but never become cash, so they pay no milestone.
 *
 * @param total the whole budget
 * @param cashNeeded how much is needed in cash
 * @param compact the Compact's part of the budget; reserved when all others have pledged
 */
record Funds(
    BigDecimal total,
    BigDecimal cashNeeded,
    BigDecimal compact,
    BigDecimal pledged,
    BigDecimal pledgedCash) {

  static Funds of(Budget budget, List<PlannedMilestone> milestones, List<Balance> balances) {
    BigDecimal budgetedCash = budget.localCash().add(budget.providerCash()).add(budget.compact());
    BigDecimal paidByMilestone =
        milestones.stream().map(PlannedMilestone::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal cash =
        balances.stream()
            .filter(balance -> balance.means().equals(Ledger.CASH))
            .map(Balance::pledged)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal all =
        balances.stream().map(Balance::pledged).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Funds(
        budget.total(), budgetedCash.max(paidByMilestone), budget.compact(), all, cash);
  }

  /** The amount missing in cash. */
  BigDecimal cashGap() {
    return cashNeeded.subtract(pledgedCash).max(BigDecimal.ZERO);
  }

  /** The total amount missing, at least the amount missing in cash. */
  BigDecimal gap() {
    return total.subtract(pledged).max(BigDecimal.ZERO).max(cashGap());
  }

  /** What others than the Compact still have to pledge; its own part comes after theirs. */
  BigDecimal gapOfOthers() {
    return gap().subtract(compact).max(BigDecimal.ZERO);
  }

  /** The part of that needed in cash; the Compact gives only cash. */
  BigDecimal cashGapOfOthers() {
    return cashGap().subtract(compact).max(BigDecimal.ZERO);
  }

  boolean complete() {
    return gap().signum() == 0;
  }
}
