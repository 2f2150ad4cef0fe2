package org.capacitycompact.partnership;

import org.capacitycompact.offer.Tying;

/**
 * The three questions from which the tying of help follows, as of a published offer (S21).
 *
 * @param mustBuyFromProvider whether goods or services must be bought from the provider's country
 * @param mayRefuseExperts whether the country may refuse or replace each expert
 * @param couldGoElsewhere whether the country could take this part elsewhere
 */
record TyingAnswers(
    boolean mustBuyFromProvider, boolean mayRefuseExperts, boolean couldGoElsewhere) {

  /** {@code untied}, {@code partiallyTied} or {@code tied}. */
  String tying() {
    return Tying.of(mustBuyFromProvider, mayRefuseExperts, couldGoElsewhere).code();
  }
}
