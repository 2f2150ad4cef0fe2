package org.capacitycompact.policy.web;

import java.math.BigDecimal;

/** What a country brings itself, by the facts that hold of it; the rules of funding say so. */
public interface LocalShares {

  /**
   * The shares that apply to a country.
   *
   * @param minimum in percent of the total budget
   * @param inKindCap how much of that minimum may be in kind, in percent
   */
  record Share(BigDecimal minimum, BigDecimal inKindCap) {}

  /** By the rules that hold now; an empty word is a fact that is not known. */
  Share of(String incomeGroup, String fragile);
}
