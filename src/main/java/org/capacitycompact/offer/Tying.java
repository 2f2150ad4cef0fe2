package org.capacitycompact.offer;

import org.capacitycompact.platform.Embodies;

/**
 * Whether help obliges the country to buy or hire from its provider (S21). Nobody ticks it: it
 * follows from three questions. Staff that a peer institution lends, and that the country chose
 * freely, is not tied, so who employs them is not asked.
 */
@Embodies(value = "S21", as = Embodies.As.RULE)
public enum Tying {
  UNTIED("untied"),
  PARTIALLY_TIED("partiallyTied"),
  TIED("tied");

  private final String code;

  Tying(String code) {
    this.code = code;
  }

  /**
   * Tied is what has to be bought from the provider's country, or what the country can neither
   * refuse nor have elsewhere; untied what it can do both with.
   *
   * @param mustBuyFromProvider whether goods or services must be bought from the provider's country
   * @param mayRefuseExperts whether the country may refuse or replace each expert
   * @param couldGoElsewhere whether it could take this part from somebody else
   */
  public static Tying of(
      boolean mustBuyFromProvider, boolean mayRefuseExperts, boolean couldGoElsewhere) {
    if (mustBuyFromProvider || !(mayRefuseExperts || couldGoElsewhere)) {
      return TIED;
    }
    return mayRefuseExperts && couldGoElsewhere ? UNTIED : PARTIALLY_TIED;
  }

  /** As it is stored and as decisions read it: {@code partiallyTied}. */
  public String code() {
    return code;
  }
}
