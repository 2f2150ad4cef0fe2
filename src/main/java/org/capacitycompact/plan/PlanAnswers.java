package org.capacitycompact.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FormField;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.stereotype.Component;

/**
 * What the plan answers of a task's form, so that nobody is asked twice. A section that was saved
 * on its page speaks for itself: the form does not ask what its rows say, refuses an answer to it
 * at the field, and requires it of the rows. The page of a task, the check of what is sent and the
 * API ask here.
 */
@Component
public class PlanAnswers {

  /** What has to be among the rows where the form requires the question; else nothing has to. */
  private static final Map<String, Predicate<Map<Section, List<Row>>>> REQUIRED =
      Map.of(
          "result1Title", rows -> !of(rows, Section.RESULTS).isEmpty(),
          "sufficiency1Indicator", rows -> any(rows, Section.INDICATORS, "enough"),
          "milestone1Title",
              rows ->
                  of(rows, Section.WORK).stream()
                      .anyMatch(row -> "MILESTONE".equals(row.values().get("kind"))),
          "budgetLocalCashUsd", rows -> !of(rows, Section.BUDGET).isEmpty(),
          "durationMonths", rows -> any(rows, Section.FRAME, "durationMonths"),
          "reportingIntervalDays", rows -> any(rows, Section.FRAME, "reportingIntervalDays"),
          "reviewMechanism", rows -> any(rows, Section.FRAME, "reviewMechanism"));

  private final PlanRecord plan;
  private final PlanRows written;

  PlanAnswers(PlanRecord plan, PlanRows written) {
    this.plan = plan;
    this.written = written;
  }

  /**
   * A section beside the form.
   *
   * @param page the end of the address of the page on which it is written
   * @param speaks whether it was saved there, so that the form does not ask what it says
   * @param rows how many there are
   * @param lacking the keys of questions that the form requires, and no row answers yet
   */
  public record Part(Section section, String page, boolean speaks, int rows, List<String> lacking) {

    public Part {
      lacking = List.copyOf(lacking);
    }
  }

  /** The form as it is asked now. */
  public FormSchema asked(InitiativeNumber number, FormSchema form) {
    return form.sections().isEmpty()
        ? form
        : form.answeredBy(plan.saved(number).stream().map(Section::id).collect(Collectors.toSet()));
  }

  /**
   * The form as it is asked of somebody who sends it, within their transaction: nobody writes in
   * the plan any more until it ends.
   */
  public FormSchema sent(InitiativeNumber number, FormSchema form) {
    if (!form.sections().isEmpty()) {
      written.hold(number);
    }
    return asked(number, form);
  }

  /** What a form requires that the plan answers, and no row of it says, each at its question. */
  public List<FieldError> lacking(InitiativeNumber number, FormSchema asked) {
    List<FormField> required = asked.fields().stream().filter(PlanAnswers::isRequired).toList();
    if (required.isEmpty()) {
      return List.of();
    }
    Map<Section, List<Row>> rows = plan.rows(number, sections(required));
    return required.stream()
        .filter(field -> !isAnswered(field, rows))
        .map(field -> FieldError.of(field.key(), "plan.written.lacking"))
        .toList();
  }

  /** The sections that the form has questions about, in the order of the plan. */
  public List<Part> parts(InitiativeNumber number, FormSchema asked) {
    Set<Section> sections = sections(asked.fields());
    Map<Section, List<Row>> rows = plan.rows(number, sections);
    List<Part> parts = new ArrayList<>();
    for (Section section : sections) {
      List<FormField> own = asked.fields().stream().filter(field -> isOf(section, field)).toList();
      if (!own.isEmpty()) {
        parts.add(
            new Part(
                section,
                PlanPage.of(section).id(),
                own.get(0).inPlan(),
                of(rows, section).size(),
                own.stream()
                    .filter(PlanAnswers::isRequired)
                    .filter(field -> !isAnswered(field, rows))
                    .map(FormField::key)
                    .toList()));
      }
    }
    return parts;
  }

  private static boolean isRequired(FormField field) {
    return field.inPlan() && field.rules().required() && REQUIRED.containsKey(field.key());
  }

  private static boolean isAnswered(FormField field, Map<Section, List<Row>> rows) {
    return Optional.ofNullable(REQUIRED.get(field.key()))
        .filter(needed -> !needed.test(rows))
        .isEmpty();
  }

  /** A question is about the first of its sections; the others answer it as well. */
  private static boolean isOf(Section section, FormField field) {
    return !field.sections().isEmpty() && field.sections().get(0).equals(section.id());
  }

  private static Set<Section> sections(List<FormField> fields) {
    return fields.stream()
        .flatMap(field -> field.sections().stream())
        .flatMap(id -> Section.of(id).stream())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Section.class)));
  }

  private static List<Row> of(Map<Section, List<Row>> rows, Section section) {
    return rows.getOrDefault(section, List.of());
  }

  private static boolean any(Map<Section, List<Row>> rows, Section section, String key) {
    return of(rows, section).stream().anyMatch(row -> row.values().containsKey(key));
  }
}
