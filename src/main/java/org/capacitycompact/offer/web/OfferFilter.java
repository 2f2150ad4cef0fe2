package org.capacitycompact.offer.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.offer.OfferQuestion;
import org.capacitycompact.web.QueryParameters;

/** A question to the menu, in an address. */
final class OfferFilter {

  private static final List<String> NAMES =
      List.of(
          "search",
          "modality",
          "sector",
          "level",
          "place",
          "kind",
          "form",
          "people",
          "language",
          "sort");

  private OfferFilter() {}

  /** The parameters that are asked, without the empty ones. */
  static Map<String, String> query(Map<String, String> asked) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String name : NAMES) {
      String value = QueryParameters.text(asked, name);
      if (!value.isEmpty() && (name.equals("search") || value.matches("[A-Za-z0-9]{1,40}"))) {
        query.put(name, value);
      }
    }
    return query;
  }

  static OfferQuestion of(Map<String, String> asked) {
    Map<String, String> query = query(asked);
    return new OfferQuestion(
        query.getOrDefault("search", ""),
        query.getOrDefault("modality", ""),
        query.getOrDefault("sector", ""),
        query.getOrDefault("level", ""),
        query.getOrDefault("place", ""),
        query.getOrDefault("kind", ""),
        query.getOrDefault("form", ""),
        query.getOrDefault("people", ""),
        query.getOrDefault("language", ""),
        query.getOrDefault("sort", ""));
  }
}
