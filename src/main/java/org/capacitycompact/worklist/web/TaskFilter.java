package org.capacitycompact.worklist.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.web.QueryParameters;
import org.capacitycompact.worklist.Worklist.Due;
import org.capacitycompact.worklist.Worklist.Search;
import org.capacitycompact.worklist.Worklist.Sort;
import org.capacitycompact.worklist.Worklist.Whose;
import org.jspecify.annotations.Nullable;

/** A query of the task list, from the address; invalid parts are ignored. */
record TaskFilter(String q, Whose whose, Due due, String step, String country, Sort sort) {

  static TaskFilter of(Map<String, String> asked) {
    return new TaskFilter(
        text(asked, "q"),
        one(Whose.values(), asked.get("whose"), Whose.OPEN_TO_ME),
        one(Due.values(), asked.get("due"), Due.ANY),
        text(asked, "step"),
        text(asked, "country"),
        one(Sort.values(), asked.get("sort"), Sort.DUE));
  }

  Search search() {
    return new Search(whose, due, q, step, country, sort);
  }

  /** Whether any filter is set. */
  public boolean narrowed() {
    return !q.isEmpty()
        || whose != Whose.OPEN_TO_ME
        || due != Due.ANY
        || !step.isEmpty()
        || !country.isEmpty();
  }

  public Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("q", q);
    query.put("whose", whose == Whose.OPEN_TO_ME ? "" : whose.name());
    query.put("due", due == Due.ANY ? "" : due.name());
    query.put("step", step);
    query.put("country", country);
    query.put("sort", sort == Sort.DUE ? "" : sort.name());
    query.values().removeIf(String::isEmpty);
    return query;
  }

  private static String text(Map<String, String> asked, String name) {
    return QueryParameters.text(asked, name);
  }

  private static <E extends Enum<E>> E one(E[] values, @Nullable String name, E otherwise) {
    return Arrays.stream(values)
        .filter(value -> name != null && value.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElse(otherwise);
  }
}
