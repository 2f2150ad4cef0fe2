package org.capacitycompact.partnership;

/**
 * The three questions from which the tying of help follows (S21); the database derives the same.
 *
 * @param mustBuyFromProvider whether goods or services must be bought from the provider's country
 * @param mayRefuseExperts whether the country may refuse or replace each expert
 * @param couldGoElsewhere whether the country could take this part elsewhere
 */
record TyingAnswers(
    boolean mustBuyFromProvider, boolean mayRefuseExperts, boolean couldGoElsewhere) {

  /** {@code untied}, {@code partiallyTied} or {@code tied}. */
  String tying() {
    if (!mustBuyFromProvider && mayRefuseExperts) {
      return "untied";
    }
    return mustBuyFromProvider || !couldGoElsewhere && !mayRefuseExperts ? "tied" : "partiallyTied";
  }
}
