package org.capacitycompact.clauses.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.clauses.Embodiments.State;
import org.capacitycompact.web.QueryParameters;

/**
 * A filter of the clauses; empty parts are ignored.
 *
 * @param q words, all of which must occur in number, title, meaning or quote
 * @param theme the letter of a theme
 * @param state the name of a {@link State}
 */
record ClauseFilter(String q, String theme, String state) {

  static ClauseFilter of(Map<String, String> asked) {
    String state = asked.getOrDefault("state", "");
    return new ClauseFilter(
        QueryParameters.text(asked, "q"),
        QueryParameters.text(asked, "theme"),
        Arrays.stream(State.values()).anyMatch(known -> known.name().equals(state)) ? state : "");
  }

  Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("q", q);
    query.put("theme", theme);
    query.put("state", state);
    query.values().removeIf(String::isEmpty);
    return query;
  }

  boolean narrowed() {
    return !(q + theme + state).isEmpty();
  }

  boolean takes(ClauseRow row) {
    String text =
        String.join(" ", row.title(), row.meaning(), row.quote()).toLowerCase(Locale.ROOT);
    return (theme.isEmpty() || theme.equals(row.theme()))
        && (state.isEmpty() || state.equals(row.state().name()))
        && Arrays.stream(q.toLowerCase(Locale.ROOT).split("\\s+"))
            .allMatch(word -> row.number().equalsIgnoreCase(word) || text.contains(word));
  }
}
