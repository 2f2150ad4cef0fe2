package org.capacitycompact.account.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.capacitycompact.account.Directory.Search;
import org.capacitycompact.account.Directory.Sort;
import org.capacitycompact.account.Person.State;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.web.QueryParameters;
import org.jspecify.annotations.Nullable;

/** A query of the list of people; invalid parts are ignored. */
record PeopleFilter(
    String q, @Nullable Role role, String country, @Nullable State state, Sort sort) {

  static PeopleFilter of(Map<String, String> asked) {
    Sort sort = QueryParameters.one(Sort.values(), asked.get("sort"));
    return new PeopleFilter(
        QueryParameters.text(asked, "q"),
        QueryParameters.one(Role.values(), asked.get("role")),
        QueryParameters.text(asked, "country"),
        QueryParameters.one(State.values(), asked.get("state")),
        sort == null ? Sort.NAME : sort);
  }

  Search search() {
    return new Search(q, role, country, state, sort);
  }

  public boolean narrowed() {
    return !q.isEmpty() || role != null || state != null || !country.isEmpty();
  }

  Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("q", q);
    query.put("role", role == null ? "" : role.name());
    query.put("country", country);
    query.put("state", state == null ? "" : state.name());
    query.put("sort", sort == Sort.NAME ? "" : sort.name());
    query.values().removeIf(String::isEmpty);
    return query;
  }
}
