package org.capacitycompact.policy.web;

import org.capacitycompact.money.Percent;

/** What a country brings itself, by the facts that hold of it; the rules of funding say so. */
public interface LocalShares {

  /**
   * The shares that apply to a country.
   *
   * @param minimum of the total budget
   * @param inKindCap how much of that minimum may be in kind
   */
  record Share(Percent minimum, Percent inKindCap) {}

  /** By the rules that hold now; an empty word is a fact that is not known. */
  Share of(String incomeGroup, String fragile);
}
