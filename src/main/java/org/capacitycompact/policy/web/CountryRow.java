package org.capacitycompact.policy.web;

import org.capacitycompact.web.Tag;

/**
 * What holds of a country on a day, in words.
 *
 * @param minimum the least part of a budget that it finances itself, in percent as it is written
 */
record CountryRow(String code, String name, Known incomeGroup, Known fragile, String minimum) {

  /**
   * A fact as it is shown.
   *
   * @param value the stored word; empty where nothing is known
   * @param year the fiscal year it is of, in words; empty where nothing is known
   * @param source who published it
   * @param earlier whether a later fiscal year has begun of which nothing is known
   */
  record Known(String value, Tag tag, String year, String source, boolean earlier) {}
}
