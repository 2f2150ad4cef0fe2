package org.capacitycompact.initiative.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.capacitycompact.initiative.InitiativesOverview.Search;
import org.capacitycompact.initiative.InitiativesOverview.Sort;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.web.QueryParameters;
import org.jspecify.annotations.Nullable;

/** A query of the list, from the address; invalid parts are ignored. */
record InitiativeFilter(
    String q, @Nullable Stage stage, @Nullable Status status, String country, Sort sort) {

  static InitiativeFilter of(Map<String, String> asked) {
    Sort sort = QueryParameters.one(Sort.values(), asked.get("sort"));
    return new InitiativeFilter(
        QueryParameters.text(asked, "q"),
        QueryParameters.one(Stage.values(), asked.get("stage")),
        QueryParameters.one(Status.values(), asked.get("status")),
        QueryParameters.text(asked, "country"),
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
}
