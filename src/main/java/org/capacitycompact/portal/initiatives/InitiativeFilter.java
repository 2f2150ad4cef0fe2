package org.capacitycompact.portal.initiatives;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.capacitycompact.initiative.InitiativesOverview.Search;
import org.capacitycompact.initiative.InitiativesOverview.Sort;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.initiative.Status;
import org.jspecify.annotations.Nullable;

/**
 * The question a reader put to the list, as its address says it; what it does not understand asks
 * for everything.
 */
record InitiativeFilter(
    String q, @Nullable Stage stage, @Nullable Status status, String country, Sort sort) {

  private static final int LONGEST = 200;

  static InitiativeFilter of(Map<String, String> asked) {
    Sort sort = one(Sort.values(), asked.get("sort"));
    return new InitiativeFilter(
        text(asked, "q"),
        one(Stage.values(), asked.get("stage")),
        one(Status.values(), asked.get("status")),
        text(asked, "country"),
        sort == null ? Sort.NEWEST : sort);
  }

  Search search() {
    return new Search(q, stage, status, country, sort);
  }

  public boolean narrowed() {
    return !q.isEmpty() || stage != null || status != null || !country.isEmpty();
  }

  public Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("q", q);
    query.put("stage", stage == null ? "" : stage.name());
    query.put("status", status == null ? "" : status.name());
    query.put("country", country);
    query.put("sort", sort == Sort.NEWEST ? "" : sort.name());
    query.values().removeIf(String::isEmpty);
    return query;
  }

  private static String text(Map<String, String> asked, String name) {
    String text = asked.getOrDefault(name, "").replace("\0", "").strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  private static <E extends Enum<E>> @Nullable E one(E[] values, @Nullable String name) {
    return Arrays.stream(values)
        .filter(value -> value.name().equals(name))
        .findFirst()
        .orElse(null);
  }
}
