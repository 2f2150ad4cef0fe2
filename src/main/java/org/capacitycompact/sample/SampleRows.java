package org.capacitycompact.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.FormValidation;
import org.capacitycompact.form.Submission;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.plan.FormerQuestions;
import org.capacitycompact.plan.FormerQuestions.Place;
import org.capacitycompact.plan.Outcome;
import org.capacitycompact.plan.PlanEditor;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.RowChoices;
import org.capacitycompact.plan.Section;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes what the sample says of a demand or a design into its plan, row by row in the name of who
 * sends it. The sample says it in short, {@code result1Title}, as {@link FormerQuestions} knows it.
 */
@Component
class SampleRows {

  /** What a new row says besides. */
  private static final Map<Section, Map<String, Object>> NEW =
      Map.of(
          Section.RESULTS, Map.of("kind", "OUTCOME"),
          Section.INDICATORS, Map.of("measure", "NUMBER"),
          Section.WORK, Map.of("kind", "MILESTONE"));

  private final FormerQuestions questions;
  private final PlanRecord plan;
  private final PlanEditor editor;
  private final RowChoices choices;
  private final Initiatives initiatives;

  SampleRows(
      FormerQuestions questions,
      PlanRecord plan,
      PlanEditor editor,
      RowChoices choices,
      Initiatives initiatives) {
    this.questions = questions;
    this.plan = plan;
    this.editor = editor;
    this.choices = choices;
    this.initiatives = initiatives;
  }

  /** One numbered row, with what is said of it by the keys of its form. */
  private record Numbered(String name, int slot, Map<Section, Map<String, Object>> said) {}

  /**
   * Writes it.
   *
   * @param sample what the sample says, which only fills sections that have no rows yet
   * @param changes what is said instead, which always counts; an empty text takes away
   * @return what was refused, by the keys that were given
   */
  List<FieldError> write(
      InitiativeNumber number, Map<String, Object> sample, Map<String, Object> changes, Actor by) {
    List<FieldError> refused = new ArrayList<>();
    Map<Section, List<Row>> there = plan.whole(number);
    Map<String, Object> all = new HashMap<>(sample);
    all.putAll(changes);
    for (Section section : Section.values()) {
      if (section.isSingle()) {
        refused.addAll(whole(number, section, sample, all, by));
      }
    }
    for (String name : List.of("result", "sufficiency", "refusal", "milestone", "risk")) {
      boolean begun = isThere(name, there);
      for (Numbered row : rows(name, begun ? changes : all)) {
        refused.addAll(numbered(number, row, by));
      }
    }
    return refused;
  }

  private static boolean isThere(String name, Map<Section, List<Row>> there) {
    return switch (name) {
      case "result" -> !rows(there, Section.RESULTS).isEmpty();
      case "sufficiency" ->
          rows(there, Section.INDICATORS).stream()
              .anyMatch(row -> row.values().containsKey("enough"));
      case "refusal" -> !rows(there, Section.REFUSALS).isEmpty();
      case "milestone" -> !rows(there, Section.WORK).isEmpty();
      default -> !rows(there, Section.RISKS).isEmpty();
    };
  }

  private List<FieldError> whole(
      InitiativeNumber number,
      Section section,
      Map<String, Object> sample,
      Map<String, Object> all,
      Actor by) {
    FormSchema form = plan.form(section);
    Row row = plan.rows(number, section).stream().findFirst().orElse(null);
    Map<String, Object> raw = new LinkedHashMap<>();
    all.forEach(
        (key, value) ->
            questions
                .of(key)
                .filter(place -> place.section() == section && place.slot() == 0)
                .filter(
                    place ->
                        section != Section.FRAME
                            || row == null
                            || !row.values().containsKey(place.field())
                            || !value.equals(sample.get(key)))
                .ifPresent(place -> raw.put(place.field(), value)));
    if (raw.isEmpty()) {
      return List.of();
    }
    Map<String, Object> typed = new HashMap<>();
    List<FieldError> wrong = typed(number, form, raw, by, typed);
    if (!wrong.isEmpty()) {
      return wrong;
    }
    return errors(saved(number, section, row, raw, typed, by));
  }

  /** Adds a row, or changes what is said of one. */
  private Outcome saved(
      InitiativeNumber number,
      Section section,
      @Nullable Row row,
      Map<String, Object> raw,
      Map<String, Object> typed,
      Actor by) {
    if (row == null) {
      return editor.add(number, section, Answers.of(typed), by);
    }
    Map<String, Object> values = new HashMap<>(row.values());
    values.keySet().removeAll(raw.keySet());
    values.putAll(typed);
    return values.equals(row.values())
        ? new Outcome.Done(row, row, Set.of())
        : editor.change(number, section, row.position(), row.revision(), Answers.of(values), by);
  }

  private List<Numbered> rows(String name, Map<String, Object> said) {
    Map<Integer, Map<Section, Map<String, Object>>> rows = new TreeMap<>();
    said.forEach(
        (key, value) -> {
          Optional<Place> place = questions.of(key);
          if (key.startsWith(name) && place.isPresent() && place.get().slot() > 0) {
            rows.computeIfAbsent(place.get().slot(), slot -> new HashMap<>())
                .computeIfAbsent(place.get().section(), section -> new HashMap<>())
                .put(place.get().field(), value);
          }
        });
    List<Numbered> numbered = new ArrayList<>();
    rows.forEach((slot, each) -> numbered.add(new Numbered(name, slot, each)));
    return numbered;
  }

  private List<FieldError> numbered(InitiativeNumber number, Numbered said, Actor by) {
    return switch (said.name()) {
      case "result" -> {
        List<FieldError> refused =
            new ArrayList<>(
                one(number, said, Section.RESULTS, at(number, Section.RESULTS, said.slot()), by));
        Row result = at(number, Section.RESULTS, said.slot());
        Map<String, Object> measure = said.said().get(Section.INDICATORS);
        if (refused.isEmpty() && result != null && measure != null) {
          Row measured =
              plan.rows(number, Section.INDICATORS).stream()
                  .filter(
                      row ->
                          row.text("result")
                              .filter(String.valueOf(result.position())::equals)
                              .isPresent())
                  .findFirst()
                  .orElse(null);
          if (measured == null) {
            measure.put("title", result.name());
            measure.put("result", String.valueOf(result.position()));
          }
          refused.addAll(one(number, said, Section.INDICATORS, measured, by));
        }
        yield refused;
      }
      case "sufficiency" ->
          one(
              number,
              said,
              Section.INDICATORS,
              plan.rows(number, Section.INDICATORS).stream()
                  .filter(row -> row.values().containsKey("enough"))
                  .skip(said.slot() - 1L)
                  .findFirst()
                  .orElse(null),
              by);
      default -> {
        Section section = said.said().keySet().iterator().next();
        yield one(number, said, section, at(number, section, said.slot()), by);
      }
    };
  }

  private @Nullable Row at(InitiativeNumber number, Section section, int position) {
    return plan.row(number, section, position).orElse(null);
  }

  private List<FieldError> one(
      InitiativeNumber number, Numbered said, Section section, @Nullable Row row, Actor by) {
    Map<String, Object> raw = said.said().getOrDefault(section, Map.of());
    if (raw.isEmpty()) {
      return List.of();
    }
    if (raw.values().stream().allMatch(""::equals) || "".equals(raw.get(section.nameField()))) {
      return row == null ? List.of() : errors(removed(number, row, by));
    }
    Map<String, Object> whole = new HashMap<>(raw);
    if (row == null) {
      NEW.getOrDefault(section, Map.of()).forEach(whole::putIfAbsent);
    } else {
      // The form asks for all of a row; what is not said of it stays.
      plan.form(section).fields().stream()
          .filter(field -> field.rules().required() || row.values().containsKey(field.key()))
          .forEach(field -> whole.putIfAbsent(field.key(), raw(row.values().get(field.key()))));
    }
    Map<String, Object> typed = new HashMap<>();
    List<FieldError> wrong = typed(number, plan.form(section), whole, by, typed);
    return (wrong.isEmpty() ? errors(saved(number, section, row, whole, typed, by)) : wrong)
        .stream()
            .map(
                error ->
                    new FieldError(
                        key(said, section, error.key()),
                        error.messageKey(),
                        error.args(),
                        error.asked()))
            .toList();
  }

  private Outcome removed(InitiativeNumber number, Row row, Actor by) {
    if (row.section() == Section.RESULTS) {
      plan.rows(number, Section.INDICATORS).stream()
          .filter(
              each ->
                  each.text("result").filter(String.valueOf(row.position())::equals).isPresent())
          .forEach(
              each -> editor.remove(number, each.section(), each.position(), each.revision(), by));
    }
    return editor.remove(number, row.section(), row.position(), row.revision(), by);
  }

  private String key(Numbered said, Section section, String field) {
    return questions.keys().stream()
        .filter(key -> key.startsWith(said.name() + said.slot()))
        .filter(
            key ->
                questions
                    .of(key)
                    .filter(place -> place.section() == section && place.field().equals(field))
                    .isPresent())
        .findFirst()
        .orElse(field);
  }

  private List<FieldError> typed(
      InitiativeNumber number,
      FormSchema form,
      Map<String, Object> raw,
      Actor by,
      Map<String, Object> typed) {
    Map<String, Object> sent = new HashMap<>(raw);
    sent.replaceAll((key, value) -> raw(value));
    Map<Section, List<Row>> rows =
        plan.rows(number, List.of(Section.RESULTS, Section.BUDGET, Section.PARTNERS));
    Submission submission =
        FormValidation.validate(
            form, choices.of(initiatives.get(number), rows, by, Locale.ENGLISH), sent);
    if (submission.errors().isEmpty()) {
      typed.putAll(submission.answers().asMap());
    }
    return submission.errors();
  }

  /** As a form is sent. */
  private static Object raw(@Nullable Object value) {
    if (value instanceof Boolean yes) {
      return yes ? "yes" : "no";
    }
    if (value instanceof List<?> several) {
      return several.stream().map(String::valueOf).collect(Collectors.toList());
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value == null ? "" : String.valueOf(value);
  }

  private static List<FieldError> errors(Outcome outcome) {
    if (outcome instanceof Outcome.Refused refused) {
      return refused.errors();
    }
    if (!(outcome instanceof Outcome.Done)) {
      throw new IllegalStateException("a row of the sample was not taken: " + outcome);
    }
    return List.of();
  }

  private static List<Row> rows(Map<Section, List<Row>> rows, Section section) {
    return rows.getOrDefault(section, List.of());
  }
}
