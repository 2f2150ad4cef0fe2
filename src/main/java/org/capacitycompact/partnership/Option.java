package org.capacitycompact.partnership;

/**
 * A provider that the country could choose.
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

  /** Whether it can be chosen: the provider has answered, and its help is untied (S18, S21). */
  boolean real() {
    return answered && untied();
  }

  boolean untied() {
    return tying.equals("untied");
  }
}
