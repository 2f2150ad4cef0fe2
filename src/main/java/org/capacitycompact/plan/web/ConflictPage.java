package org.capacitycompact.plan.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FieldKind;
import org.capacitycompact.form.FormField;
import org.capacitycompact.party.People;
import org.capacitycompact.plan.Merge;
import org.capacitycompact.plan.PlanPage;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.RowWords;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Two people changed the same fields of a row: what it said before, what the one who asks wrote and
 * what the other one saved stand beside each other, to choose from. Nothing is lost meanwhile.
 */
@Component
class ConflictPage {

  private static final Set<FieldKind> WRITTEN =
      Set.of(
          FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.NUMBER, FieldKind.MONEY, FieldKind.DATE);

  private final SectionPages pages;
  private final PlanRecord record;
  private final RowWords words;
  private final People people;
  private final Wording wording;

  ConflictPage(
      SectionPages pages, PlanRecord record, RowWords words, People people, Wording wording) {
    this.pages = pages;
    this.record = record;
    this.words = words;
    this.people = people;
    this.wording = wording;
  }

  /**
   * A field that both changed.
   *
   * @param chosen {@code mine}, {@code theirs} or {@code other}; empty until one chooses
   * @param writable whether something else can be written
   * @param other what was written instead of both
   * @param error what is wrong with the choice; null when nothing is
   */
  record FieldChoice(
      String key,
      String label,
      String before,
      String mine,
      String theirs,
      String chosen,
      boolean writable,
      boolean longText,
      String other,
      @Nullable String error) {}

  /** A field that only one changed, and which is kept. */
  record Kept(String label, String before, String now, boolean mine) {}

  /** What is sent along, so that what somebody wrote is on the page and nowhere else. */
  record Carried(String name, String value) {}

  /**
   * What somebody chose.
   *
   * @param picks by field: {@code mine}, {@code theirs} or {@code other}
   * @param others by field: what they wrote instead of both
   */
  record Choices(Map<String, String> picks, Map<String, String> others) {
    static final Choices NONE = new Choices(Map.of(), Map.of());
  }

  /**
   * The page.
   *
   * @param seen the revision that the writer had opened
   * @param theirs the row as the other one saved it
   * @param errors of what was chosen; empty when the page opens
   */
  ModelAndView show(
      PlanReading plan,
      Merge merge,
      int seen,
      Row theirs,
      Map<String, Object> typed,
      Choices choices,
      List<FieldError> errors) {
    ModelAndView shown = head(plan, theirs);
    Map<String, String> wrong = new HashMap<>();
    errors.forEach(error -> wrong.putIfAbsent(error.key(), said(plan, error)));
    Set<String> asked = new TreeSet<>(merge.both());
    asked.addAll(choices.picks().keySet());
    shown.addObject("seen", seen);
    shown.addObject(
        "choices",
        fields(theirs, asked).stream()
            .map(field -> choice(plan, field, merge, theirs, choices, wrong.get(field.key())))
            .toList());
    shown.addObject("kept", kept(plan, theirs, merge, asked));
    shown.addObject("carried", carried(theirs, typed));
    shown.addObject("refused", !errors.isEmpty());
    return shown;
  }

  /** The page for one who would remove a row that somebody changed meanwhile. */
  ModelAndView ofRemoval(PlanReading plan, Map<String, Object> base, Row theirs) {
    ModelAndView shown = head(plan, theirs);
    shown.addObject("removal", true);
    shown.addObject("choices", List.of());
    shown.addObject("kept", kept(plan, theirs, new Merge(base, base, theirs.values()), Set.of()));
    return shown;
  }

  private ModelAndView head(PlanReading plan, Row theirs) {
    ModelAndView shown = new ModelAndView("plan/conflict", HttpStatus.CONFLICT);
    pages.head(shown, plan, PlanPage.of(theirs.section()));
    String by = theirs.changedBy();
    shown.addObject("theirs", theirs);
    shown.addObject("name", words.name(theirs, plan.choices(), plan.language()));
    shown.addObject(
        "other",
        by == null
            ? wording.say(plan.language(), "plan.conflict.somebody")
            : people.names(List.of(by)).getOrDefault(by, by));
    shown.addObject(
        "at",
        theirs.changedAt() == null
            ? ""
            : wording.moment(Objects.requireNonNull(theirs.changedAt()), plan.language()));
    shown.addObject("address", RowViews.address(plan, theirs));
    shown.addObject("back", plan.address(theirs.section(), theirs.anchor()));
    return shown;
  }

  private String said(PlanReading plan, FieldError error) {
    return wording
        .find(plan.language(), error.messageKey(), error.args().toArray())
        .orElseGet(() -> wording.say(plan.language(), "validation.other"));
  }

  private List<FormField> fields(Row row, Set<String> keys) {
    return record.form(row.section()).fields().stream()
        .filter(field -> keys.contains(field.key()))
        .toList();
  }

  private FieldChoice choice(
      PlanReading plan,
      FormField field,
      Merge merge,
      Row theirs,
      Choices choices,
      @Nullable String error) {
    return new FieldChoice(
        field.key(),
        words.label(theirs.section(), field, plan.language()),
        value(plan, theirs, field, merge.base()),
        value(plan, theirs, field, merge.mine()),
        value(plan, theirs, field, merge.theirs()),
        choices.picks().getOrDefault(field.key(), ""),
        WRITTEN.contains(field.kind()),
        field.kind() == FieldKind.LONG_TEXT,
        choices.others().getOrDefault(field.key(), ""),
        error);
  }

  private List<Kept> kept(PlanReading plan, Row theirs, Merge merge, Set<String> asked) {
    List<Kept> kept = new ArrayList<>();
    for (FormField field : record.form(theirs.section()).fields()) {
      boolean mine = merge.changedByMe().contains(field.key());
      if (!asked.contains(field.key()) && (mine || merge.changedByThem().contains(field.key()))) {
        kept.add(
            new Kept(
                words.label(theirs.section(), field, plan.language()),
                value(plan, theirs, field, merge.base()),
                value(plan, theirs, field, mine ? merge.mine() : merge.theirs()),
                mine));
      }
    }
    return kept;
  }

  private String value(PlanReading plan, Row row, FormField field, Map<String, Object> values) {
    return words.said(
        row.section(), field, values.get(field.key()), plan.choices(), plan.language());
  }

  /** What was typed, as it is sent once more. */
  private List<Carried> carried(Row row, Map<String, Object> typed) {
    List<Carried> carried = new ArrayList<>();
    typed.forEach(
        (key, value) -> {
          if (value instanceof List<?> several) {
            several.forEach(each -> carried.add(new Carried(key, String.valueOf(each))));
          } else if (value != null) {
            carried.add(new Carried(key, written(row, key, value)));
          }
        });
    return carried;
  }

  private String written(Row row, String key, Object value) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    Optional<FormField> field = record.form(row.section()).field(key);
    return value instanceof Boolean yes
            && field.filter(each -> each.kind() == FieldKind.YES_NO).isPresent()
        ? yes ? "yes" : "no"
        : String.valueOf(value);
  }
}
