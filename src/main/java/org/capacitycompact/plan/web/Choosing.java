package org.capacitycompact.plan.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.plan.Merge;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.web.RowForms.Posted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what somebody chose where two people had changed the same fields of a row. */
@Component
class Choosing {

  private final PlanRecord record;
  private final RowForms forms;

  Choosing(PlanRecord record, RowForms forms) {
    this.record = record;
    this.forms = forms;
  }

  /**
   * What they chose.
   *
   * @param merge the three states, as they were shown
   * @param seen the revision that they had opened first
   * @param theirs the row as the other one saved it, with its revision
   * @param merged the row to save; null where something is wrong with the choice
   */
  record Chosen(
      Merge merge,
      int seen,
      Row theirs,
      Posted posted,
      ConflictPage.Choices choices,
      List<FieldError> errors,
      @Nullable Map<String, Object> merged) {}

  Chosen read(PlanReading plan, Row row, Map<String, Object> kept, Sent sent) {
    int seen = sent.number("_seen", 0);
    Row theirs = at(plan, row, sent.number("_theirs", row.revision()));
    Map<String, Object> base = at(plan, row, seen).values();
    ConflictPage.Choices choices = choices(row, sent);
    Map<String, Object> written = new HashMap<>(kept);
    choices
        .picks()
        .forEach(
            (key, pick) -> {
              if (pick.equals("other")) {
                written.put(key, choices.others().getOrDefault(key, ""));
              }
            });
    Posted posted = forms.read(plan, row.section(), row, written);
    List<FieldError> errors = new ArrayList<>(posted.errors());
    Answers answers = posted.answers();
    if (answers != null) {
      Merge merge = new Merge(base, answers.asMap(), theirs.values());
      merge.both().stream()
          .filter(key -> !choices.picks().containsKey(key))
          .forEach(key -> errors.add(FieldError.of(key, "plan.conflict.choose")));
      if (errors.isEmpty()) {
        return new Chosen(
            merge, seen, theirs, posted, choices, errors, merge.merged(mine(choices)));
      }
    }
    // Beside each other stands what was written at first, not what was chosen wrongly.
    Answers first = forms.read(plan, row.section(), row, kept).answers();
    return new Chosen(
        new Merge(base, first == null ? base : first.asMap(), theirs.values()),
        seen,
        theirs,
        posted,
        choices,
        errors,
        null);
  }

  private static Set<String> mine(ConflictPage.Choices choices) {
    return choices.picks().entrySet().stream()
        .filter(each -> !each.getValue().equals("theirs"))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private Row at(PlanReading plan, Row row, int revision) {
    return new Row(
        row.section(),
        row.position(),
        row.ordinal(),
        revision,
        record.at(plan.number(), row.section(), row.position(), revision).orElse(row.values()),
        row.changedBy(),
        row.changedAt(),
        row.language());
  }

  private ConflictPage.Choices choices(Row row, Sent sent) {
    Map<String, String> picks = new HashMap<>();
    Map<String, String> others = new HashMap<>();
    record
        .form(row.section())
        .fields()
        .forEach(
            field -> {
              String pick = sent.text("_pick." + field.key());
              if (Set.of("mine", "theirs", "other").contains(pick)) {
                picks.put(field.key(), pick);
              }
              String other = sent.text("_other." + field.key());
              if (!other.isBlank()) {
                others.put(field.key(), other);
              }
            });
    return new ConflictPage.Choices(picks, others);
  }
}
