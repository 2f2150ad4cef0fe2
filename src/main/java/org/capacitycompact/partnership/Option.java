package org.capacitycompact.partnership;

/**
 * A provider the country could turn to.
 *
 * @param organisation its code
 * @param what the offer's title, or the answer in its own words
 * @param southern whether it would act as a southern provider
 * @param answered true for an answer to this demand, false for a published offer
 */
record Option(
    String organisation,
    String name,
    String what,
    boolean southern,
    String tying,
    boolean answered) {

  /** Only who has answered can be chosen, and only untied help (S18, S21). */
  boolean real() {
    return answered && untied();
  }

  boolean untied() {
    return tying.equals("untied");
  }
}
