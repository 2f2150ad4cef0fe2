package org.capacitycompact.portal.people;

import java.util.LinkedHashMap;
import java.util.Map;
import org.capacitycompact.account.Directory.Search;
import org.capacitycompact.account.Directory.Sort;
import org.capacitycompact.account.Person.State;
import org.capacitycompact.party.Role;
import org.capacitycompact.portal.Asked;
import org.jspecify.annotations.Nullable;

/** The question put to the list of people; what it does not understand asks for everybody. */
record PeopleFilter(
    String q, @Nullable Role role, String country, @Nullable State state, Sort sort) {

  static PeopleFilter of(Map<String, String> asked) {
    Sort sort = Asked.one(Sort.values(), asked.get("sort"));
    return new PeopleFilter(
        Asked.text(asked, "q"),
        Asked.one(Role.values(), asked.get("role")),
        Asked.text(asked, "country"),
        Asked.one(State.values(), asked.get("state")),
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
