package org.capacitycompact.offer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody asks of the menu; an empty text asks nothing.
 *
 * @param search words, as typed
 * @param sector three digits
 * @param place a country (ISO 3166-1 alpha-2) or a region
 * @param sort {@code ending}, {@code title}, or the newest first
 */
public record OfferQuestion(
    String search,
    String modality,
    String sector,
    String level,
    String place,
    String kind,
    String form,
    String people,
    String language,
    String sort) {

  /** A question in SQL: a condition on {@code o}, its parameters, and the order. */
  record Sql(String condition, Map<String, Object> parameters, String order) {}

  Sql sql(String words) {
    List<String> conditions = new ArrayList<>(List.of("o.available_until >= :today"));
    Map<String, Object> parameters = new HashMap<>();
    holds("modalities", modality, conditions, parameters);
    holds("sectors", sector, conditions, parameters);
    holds("levels", level, conditions, parameters);
    holds("forms", form, conditions, parameters);
    holds("languages", language, conditions, parameters);
    if (!kind.isEmpty()) {
      conditions.add("o.organisation_kind = :kind");
      parameters.put("kind", kind);
    }
    if (!people.isEmpty()) {
      conditions.add("o.people in (:people, 'both')");
      parameters.put("people", people);
    }
    if (!place.isEmpty()) {
      conditions.add(
          place.length() == 2
              ? "(o.countries = '{}' and o.regions = '{}' or o.countries @> array[:place]"
                  + " or o.regions @> (select array_agg(region) from offer_region where country = :place))"
              : "(o.countries = '{}' and o.regions = '{}' or o.regions @> array[:place]"
                  + " or o.countries && (select array_agg(country::text) from offer_region where region = :place))");
      parameters.put("place", place);
    }
    if (!words.isEmpty()) {
      conditions.add("o.words @@ cast(:words as tsquery)");
      parameters.put("words", words);
    }
    return new Sql(String.join(" and ", conditions), parameters, order());
  }

  private static void holds(
      String column, String value, List<String> conditions, Map<String, Object> parameters) {
    if (!value.isEmpty()) {
      conditions.add("o." + column + " @> array[:" + column + "]");
      parameters.put(column, value);
    }
  }

  private String order() {
    if (sort.equals("ending")) {
      return "o.available_until, o.id";
    }
    return sort.equals("title") ? "o.title, o.id" : "o.published_at desc, o.id desc";
  }
}
