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
 * A filter of a run's verdicts, from the address; by default those with another result.
 *
 * @param show the kind of change; null for more than one kind
 * @param all every verdict, including unchanged ones
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

  /** The value of the parameter; empty for the verdicts that would change. */
  public String shown() {
    return show != null ? show.name() : all ? ALL : "";
  }

  /** Its parameters, kept from page to page. */
  public Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("show", shown());
    parameters.put("q", q);
    parameters.values().removeIf(String::isEmpty);
    return parameters;
  }
}
