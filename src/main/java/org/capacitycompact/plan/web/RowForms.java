package org.capacitycompact.plan.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FormElement;
import org.capacitycompact.form.FormRenderer;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.FormState;
import org.capacitycompact.form.FormValidation;
import org.capacitycompact.form.FormView;
import org.capacitycompact.form.PostedForm;
import org.capacitycompact.form.Submission;
import org.capacitycompact.form.WrittenNumbers;
import org.capacitycompact.form.web.WritingLanguage;
import org.capacitycompact.initiative.PlausibilityCheck;
import org.capacitycompact.plan.CountryParts;
import org.capacitycompact.plan.PlanDrafts;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.RowChoices;
import org.capacitycompact.plan.RowWords;
import org.capacitycompact.plan.Section;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The form in which somebody writes a row: as it opens, as it was refused, and what was posted. */
@Component
class RowForms {

  private static final Pattern TARGET = Pattern.compile("target(\\d+)[A-Z]\\w*");

  private final PlanRecord record;
  private final FormRenderer renderer;
  private final PlausibilityCheck plausibility;
  private final RowWords words;
  private final Wording wording;

  RowForms(
      PlanRecord record,
      FormRenderer renderer,
      PlausibilityCheck plausibility,
      RowWords words,
      Wording wording) {
    this.record = record;
    this.renderer = renderer;
    this.plausibility = plausibility;
    this.words = words;
    this.wording = wording;
  }

  /**
   * The form of a row that is open.
   *
   * @param position of the row; 0 for one that is to be added
   * @param seen the revision that the writer has before their eyes; null for one to be added
   * @param back where one goes who does not want to write after all
   * @param draftSavedAt when what it shows was kept as a draft; null when it shows the row
   */
  record EditView(
      String anchor,
      Section section,
      int position,
      int under,
      @Nullable Integer seen,
      String action,
      String back,
      String heading,
      FormView form,
      @Nullable String draftSavedAt,
      Map<String, Object> kept) {

    public int span() {
      return RowCells.span(section);
    }
  }

  /** What somebody posted: as typed, with the language they write in, and as it was read. */
  record Posted(
      Section section,
      Map<String, Object> kept,
      List<FieldError> errors,
      @Nullable Answers answers) {

    Map<String, Object> typed() {
      return WritingLanguage.without(kept);
    }
  }

  EditView open(PlanReading plan, Row row) {
    return plan.draft(row.section(), row.position())
        .map(
            draft ->
                view(plan, row.section(), row, draft.seen(), 0, draft.answers(), List.of(), draft))
        .orElseGet(
            () -> view(plan, row.section(), row, row.revision(), 0, Map.of(), List.of(), null));
  }

  /** The form of a row that is to be added, under a result where it is an indicator of one. */
  EditView add(PlanReading plan, Section section, int under) {
    return plan.draft(section, 0)
        .map(draft -> view(plan, section, null, null, under, draft.answers(), List.of(), draft))
        .orElseGet(
            () ->
                view(
                    plan,
                    section,
                    null,
                    null,
                    under,
                    begun(plan, section, under),
                    List.of(),
                    null));
  }

  /**
   * What a row says before anything is typed: its result, and whose it is who may add only theirs.
   */
  private static Map<String, Object> begun(PlanReading plan, Section section, int under) {
    String owner = section.ownerField();
    String own = plan.reader().organisation();
    String country = plan.access().countries().own();
    Map<String, Object> begun = new HashMap<>();
    if (under > 0) {
      begun.put("result", String.valueOf(under));
    }
    if (country != null && section.isDividedByCountry()) {
      begun.put(CountryParts.FIELD, country);
    }
    if (!begun.isEmpty()) {
      return begun;
    }
    return plan.access().edits() || owner == null || own == null
        ? Map.of()
        : Map.of(owner, section == Section.BUDGET ? "provider:" + own : own);
  }

  /** The form again, with what was posted and what is wrong with it. */
  EditView again(
      PlanReading plan,
      @Nullable Row row,
      @Nullable Integer seen,
      int under,
      Posted posted,
      List<FieldError> errors) {
    return view(plan, posted.section(), row, seen, under, posted.kept(), errors, null);
  }

  private EditView view(
      PlanReading plan,
      Section section,
      @Nullable Row row,
      @Nullable Integer seen,
      int under,
      Map<String, Object> kept,
      List<FieldError> errors,
      PlanDrafts.@Nullable Draft draft) {
    Map<String, Object> typed = WritingLanguage.without(kept);
    Map<String, Object> shown =
        typed.isEmpty() && row != null ? new HashMap<>(row.values()) : new HashMap<>(typed);
    String base = "/initiatives/" + plan.number() + "/plan/";
    String anchor =
        row != null ? row.anchor() : "add-" + section.id() + (under > 0 ? "-" + under : "");
    return new EditView(
        anchor,
        section,
        row == null ? 0 : row.position(),
        under,
        seen,
        base + section.id() + (row == null ? "" : "/" + row.position()),
        plan.address(section, anchor),
        row == null
            ? wording.say(plan.language(), "plan.add." + section.id())
            : words.name(row, plan.choices(), plan.language()),
        renderer.render(
            asked(RowChoices.asked(record.form(section), plan.choices()), shown),
            new FormState(shown, choices(plan, section, row), errors, Map.of()),
            plan.language()),
        draft == null ? null : wording.recent(draft.savedAt(), plan.language()),
        kept);
  }

  /** Offers the choice of the language one writes in, where the form has long texts. */
  void offerLanguage(ModelAndView page, EditView edit, PlanReading plan) {
    WritingLanguage.offer(page, record.form(edit.section()), edit.kept(), plan.language());
  }

  Posted read(PlanReading plan, Section section, @Nullable Row row, HttpServletRequest request) {
    return read(
        plan,
        section,
        row,
        WritingLanguage.kept(PostedForm.of(request.getParameterMap()), request));
  }

  Posted read(PlanReading plan, Section section, @Nullable Row row, Map<String, Object> kept) {
    FormSchema schema = record.form(section);
    Map<String, Object> typed = WritingLanguage.without(kept);
    Submission submission =
        FormValidation.validate(
            schema,
            choices(plan, section, row),
            PlausibilityCheck.answersIn(
                WrittenNumbers.plain(schema, typed, plan.language()), schema));
    List<FieldError> errors = new ArrayList<>(submission.errors());
    if (errors.isEmpty()) {
      errors.addAll(plausibility.open(schema, submission.answers(), plan.number(), typed));
    }
    return new Posted(
        section, kept, List.copyOf(errors), errors.isEmpty() ? submission.answers() : null);
  }

  private static Map<String, List<Choice>> choices(
      PlanReading plan, Section section, @Nullable Row row) {
    return row == null
        ? plan.choices()
        : RowChoices.forRow(plan.choices(), row, plan.rows(Section.RESULTS));
  }

  /** The form with as many targets as are used, and one more. */
  private static FormSchema asked(FormSchema schema, Map<String, Object> values) {
    int used =
        values.entrySet().stream()
            .filter(each -> each.getValue() != null && !each.getValue().toString().isBlank())
            .mapToInt(each -> target(each.getKey()))
            .max()
            .orElse(0);
    List<FormElement> elements =
        schema.elements().stream()
            .filter(
                element ->
                    !(element instanceof FormElement.Question question)
                        || target(question.field().key()) <= used + 1)
            .toList();
    return new FormSchema(schema.id(), elements);
  }

  private static int target(String key) {
    Matcher target = TARGET.matcher(key);
    return target.matches() ? Integer.parseInt(target.group(1)) : 0;
  }
}
