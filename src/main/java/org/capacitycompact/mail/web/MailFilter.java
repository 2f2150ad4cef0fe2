package org.capacitycompact.mail.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.capacitycompact.mail.MailRegister.Query;
import org.capacitycompact.mail.MailRegister.State;
import org.capacitycompact.web.QueryParameters;
import org.jspecify.annotations.Nullable;

/** A query of the list of mails; invalid parts are ignored. */
record MailFilter(@Nullable State state, String person) {

  static MailFilter of(Map<String, String> asked) {
    return new MailFilter(
        QueryParameters.one(State.values(), asked.get("state")),
        QueryParameters.text(asked, "person"));
  }

  Query search() {
    return new Query(state, person);
  }

  public boolean narrowed() {
    return state != null || !person.isEmpty();
  }

  /** Its parameters, kept from page to page. */
  Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("state", state == null ? "" : state.name());
    query.put("person", person);
    query.values().removeIf(String::isEmpty);
    return query;
  }
}
