package org.capacitycompact.steering.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.capacitycompact.steering.question.WaiverState;
import org.capacitycompact.steering.question.WaiversOverview.Search;
import org.capacitycompact.web.QueryParameters;
import org.jspecify.annotations.Nullable;

/** A query of the register, from the address. */
record WaiverFilter(String q, @Nullable WaiverState state) {

  static WaiverFilter of(Map<String, String> asked) {
    return new WaiverFilter(
        QueryParameters.text(asked, "q"),
        QueryParameters.one(WaiverState.values(), asked.get("state")));
  }

  Search search() {
    return new Search(q, state);
  }

  public boolean narrowed() {
    return !q.isEmpty() || state != null;
  }

  public Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("q", q);
    query.put("state", state == null ? "" : state.name());
    query.values().removeIf(String::isEmpty);
    return query;
  }
}
