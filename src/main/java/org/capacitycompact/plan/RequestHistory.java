package org.capacitycompact.plan;

import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Chronicle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Adds what becomes of a request for a change to the initiative's history, from which both sides
 * are told.
 */
@Component
class RequestHistory {

  private final Chronicle chronicle;
  private final PlanRows rows;

  RequestHistory(Chronicle chronicle, PlanRows rows) {
    this.chronicle = chronicle;
    this.rows = rows;
  }

  /**
   * @param what {@code asked}, {@code agreed}, {@code applied} and what else becomes of it
   * @param words that were given with it; may be empty
   */
  void record(
      String what, ChangeRequest request, WantedChange wanted, @Nullable Actor by, String words) {
    chronicle.record(
        request.number(),
        "plan.request." + what,
        by,
        wanted.section().id(),
        String.valueOf(wanted.position() == null ? 0 : wanted.position()),
        name(wanted),
        words,
        String.valueOf(request.id()));
  }

  private String name(WantedChange wanted) {
    Integer position = wanted.position();
    return (position == null
            ? Optional.<Row>empty()
            : rows.find(wanted.number(), wanted.section(), position))
        .map(Row::name)
        .orElseGet(
            () -> String.valueOf(wanted.values().getOrDefault(wanted.section().nameField(), "")));
  }
}
