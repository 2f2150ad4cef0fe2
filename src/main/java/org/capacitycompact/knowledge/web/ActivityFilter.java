package org.capacitycompact.knowledge.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.capacitycompact.web.QueryParameters;
import org.jspecify.annotations.Nullable;

/**
 * A query of the known activities, from the address.
 *
 * @param search words, as typed
 * @param country ISO 3166-1 alpha-2, or empty
 */
record ActivityFilter(String search, String country) {

  static ActivityFilter of(Map<String, String> asked) {
    return new ActivityFilter(
        QueryParameters.text(asked, "search"), QueryParameters.text(asked, "country"));
  }

  @Nullable String countryOrNull() {
    return country.isEmpty() ? null : country;
  }

  /** Its parameters. */
  Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("search", search);
    query.put("country", country);
    query.values().removeIf(String::isEmpty);
    return query;
  }
}
