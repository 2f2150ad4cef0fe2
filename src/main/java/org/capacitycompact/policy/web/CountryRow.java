package org.capacitycompact.policy.web;

import org.capacitycompact.web.Tag;

/**
 * What is known about a country on a day, in words.
 *
 * @param minimum the least share of a budget that it must finance itself, in percent as text
 */
record CountryRow(String code, String name, Known incomeGroup, Known fragile, String minimum) {

  /**
   * A fact as shown.
   *
   * @param value the stored word; empty when unknown
   * @param year its fiscal year, in words; empty when unknown
   * @param source who published it
   * @param earlier whether a later fiscal year has begun for which nothing is known
   */
  record Known(String value, Tag tag, String year, String source, boolean earlier) {}
}
