package org.capacitycompact.sample;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldKind;
import org.capacitycompact.form.FormField;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.plan.Outcome;
import org.capacitycompact.plan.PlanEditor;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.capacitycompact.platform.database.RowScope;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.Yaml;

/** Writes plans row by row in the names of their people, {@code sample/plan/<story>.yaml}. */
@Component
class SamplePlans {

  /** Which row of the plan it changes; without it, one is added. */
  private static final String AT = "at";

  /** Who writes it; without it, whoever writes the plan. */
  private static final String BY = "by";

  private final SampleCast cast;
  private final SampleAnswers answers;
  private final CountryDays days;
  private final PlanEditor editor;
  private final PlanRecord plan;

  SamplePlans(
      SampleCast cast,
      SampleAnswers answers,
      CountryDays days,
      PlanEditor editor,
      PlanRecord plan) {
    this.cast = cast;
    this.answers = answers;
    this.days = days;
    this.editor = editor;
    this.plan = plan;
  }

  /**
   * Writes the plan of a story.
   *
   * @param focalPoint who writes what nobody else is named for
   * @throws IllegalStateException when a row is not taken
   */
  void write(InitiativeNumber number, String story, String focalPoint) {
    read(story)
        .forEach(
            (id, rows) -> {
              Section section = Section.of(id).orElseThrow();
              rows.forEach(row -> write(number, section, row, focalPoint));
            });
  }

  private void write(
      InitiativeNumber number, Section section, Map<String, Object> row, String focalPoint) {
    Actor by = cast.actor(String.valueOf(row.getOrDefault(BY, focalPoint)));
    Outcome outcome =
        RowScope.within(
            RowScope.of(by.audiences()),
            () ->
                row.get(AT) instanceof Integer position
                    ? changed(number, section, position, row, by)
                    : editor.add(number, section, Answers.of(typed(number, section, row)), by));
    if (!(outcome instanceof Outcome.Done)) {
      throw new IllegalStateException(
          "a row of " + section + " of " + number + " is not taken: " + outcome);
    }
  }

  private Outcome changed(
      InitiativeNumber number, Section section, int position, Map<String, Object> row, Actor by) {
    Row there = plan.row(number, section, position).orElseThrow();
    Map<String, Object> values = new HashMap<>(there.values());
    values.putAll(typed(number, section, row));
    return editor.change(number, section, position, there.revision(), Answers.of(values), by);
  }

  private Map<String, Object> typed(
      InitiativeNumber number, Section section, Map<String, Object> row) {
    Map<String, Object> typed = new HashMap<>();
    for (FormField field : plan.form(section).fields()) {
      Object said = row.get(field.key());
      if (said != null) {
        typed.put(
            field.key(), typed(field.kind(), answers.raw(said, days.today(number.country()))));
      }
    }
    return typed;
  }

  private static Object typed(FieldKind kind, Object said) {
    return switch (kind) {
      case NUMBER, MONEY -> new BigDecimal(said.toString());
      case DATE -> LocalDate.parse(said.toString());
      case YES_NO, CHECKBOX -> said.equals("yes");
      default -> said;
    };
  }

  private static Map<String, List<Map<String, Object>>> read(String story) {
    try (InputStream file =
        new ClassPathResource("sample/plan/" + story + ".yaml").getInputStream()) {
      return new Yaml().load(file);
    } catch (IOException missing) {
      throw new IllegalStateException("no plan of " + story, missing);
    }
  }
}
