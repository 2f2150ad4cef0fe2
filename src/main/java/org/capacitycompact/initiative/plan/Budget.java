package org.capacitycompact.initiative.plan;

import static org.capacitycompact.money.AccountingCurrency.NOTHING;

import java.util.LinkedHashMap;
import java.util.Map;
import org.capacitycompact.money.Money;

/** The budget by source; in kind is valued. */
public record Budget(
    Money localCash, Money localInKind, Money providerCash, Money providerInKind, Money compact) {

  public static final Budget NONE = new Budget(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING);

  public Money local() {
    return localCash.plus(localInKind);
  }

  public Money provider() {
    return providerCash.plus(providerInKind);
  }

  /** What is given in cash: milestones are paid from nothing else. */
  public Money cash() {
    return localCash.plus(providerCash).plus(compact);
  }

  public Money total() {
    return local().plus(provider()).plus(compact);
  }

  /**
   * What each source gives that gives anything, and their {@code total} at the end; by the names
   * under which messages have them, {@code initiative.budget.localCash}.
   */
  public Map<String, Money> bySource() {
    Map<String, Money> sums = new LinkedHashMap<>();
    sums.put("localCash", localCash);
    sums.put("localInKind", localInKind);
    sums.put("providerCash", providerCash);
    sums.put("providerInKind", providerInKind);
    sums.put("compact", compact);
    sums.put("total", total());
    sums.values().removeIf(sum -> !sum.isPositive());
    return sums;
  }
}
