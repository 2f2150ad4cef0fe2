package org.capacitycompact.rulebook.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.rulebook.replay.Change;
import org.capacitycompact.rulebook.replay.ReplayResults.Search;
import org.capacitycompact.web.QueryParameters;
import org.jspecify.annotations.Nullable;

/**
 * Which verdicts of a run are asked for, as the address says it: without a word, those that would
 * be another answer.
 *
 * @param show the kind of change; null for more than one kind
 * @param all every verdict, also those that stay the same
 */
record ReplayFilter(@Nullable Change show, boolean all, String q) {

  private static final String ALL = "ALL";

  static ReplayFilter of(Map<String, String> asked) {
    String show = asked.getOrDefault("show", "");
    return new ReplayFilter(
        QueryParameters.one(Change.values(), show),
        show.equals(ALL),
        QueryParameters.text(asked, "q"));
  }

  Search search() {
    return new Search(
        show != null
            ? List.of(show)
            : Arrays.stream(Change.values()).filter(each -> all || each != Change.SAME).toList(),
        q);
  }

  /** The value of the parameter; empty for those that would change. */
  public String shown() {
    return show != null ? show.name() : all ? ALL : "";
  }

  /** The parameters that say it, to keep from page to page. */
  public Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("show", shown());
    parameters.put("q", q);
    parameters.values().removeIf(String::isEmpty);
    return parameters;
  }
}
