package org.capacitycompact.plan.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FormRenderer;
import org.capacitycompact.form.web.WritingLanguage;
import org.capacitycompact.plan.Outcome;
import org.capacitycompact.plan.PlanPage;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.RowWords;
import org.capacitycompact.plan.Section;
import org.capacitycompact.plan.web.RowForms.EditView;
import org.capacitycompact.plan.web.RowForms.Posted;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What somebody sees who wrote in a plan: what was done, what is wrong, or why they may not. */
@Component
class RowAnswers {

  private final PlanReading.Reader reader;
  private final PlanRecord record;
  private final SectionPages pages;
  private final RowList lists;
  private final RowFragments fragments;
  private final RowForms forms;
  private final FormRenderer renderer;
  private final RowWords words;
  private final Wording wording;

  RowAnswers(
      PlanReading.Reader reader,
      PlanRecord record,
      SectionPages pages,
      RowList lists,
      RowFragments fragments,
      RowForms forms,
      FormRenderer renderer,
      RowWords words,
      Wording wording) {
    this.reader = reader;
    this.record = record;
    this.pages = pages;
    this.lists = lists;
    this.fragments = fragments;
    this.forms = forms;
    this.renderer = renderer;
    this.words = words;
    this.wording = wording;
  }

  ModelAndView done(PlanReading before, Outcome.Done done, String key, Sent sent) {
    PlanReading plan = reader.read(before.number(), before.reader(), before.language());
    Row row = done.row();
    String said = said(plan, done, key);
    if (!sent.part()) {
      boolean there = plan.row(row.section(), row.position()).isPresent();
      return sent.onward(
          there ? plan.address(row.section(), row.anchor()) : plan.address(row.section()), said);
    }
    Row old = done.before();
    boolean inPlace =
        key.equals("plan.done.changed")
            && old != null
            && row.section() != Section.RESULTS
            && RowOrder.group(old).equals(RowOrder.group(row));
    ModelAndView part =
        inPlace
            ? fragments.row(plan, row)
            : sent.list(list(plan, plan.light() ? null : PlanPage.of(row.section()), row));
    return part.addObject("said", said).addObject("saidAt", row.anchor());
  }

  private ModelAndView list(PlanReading plan, @Nullable PlanPage page, Row row) {
    ModelAndView list = new ModelAndView("plan/rows :: list");
    lists.show(list, plan, page, Asked.at(row.anchor()), null);
    return list.addObject("swapped", true)
        .addObject("light", plan.light())
        .addObject("page", page == null ? "" : page.id());
  }

  private String said(PlanReading plan, Outcome.Done done, String key) {
    Row row = done.row();
    String name = words.name(row, plan.choices(), plan.language());
    if (done.merged().isEmpty()) {
      return wording.say(plan.language(), key, name);
    }
    String fields =
        done.merged().stream()
            .map(field -> words.label(row.section(), field, plan.language()))
            .collect(Collectors.joining(", "));
    return wording.say(plan.language(), "plan.done.merged", name, fields);
  }

  String named(PlanReading plan, Asked.Place place, @Nullable Row row, String key) {
    return wording.say(
        plan.language(),
        key,
        row == null
            ? wording.say(plan.language(), "plan.section." + place.section().id())
            : words.name(row, plan.choices(), plan.language()));
  }

  /** The form again, with what is wrong. */
  ModelAndView again(PlanReading plan, EditView edit, Sent sent) {
    ModelAndView again =
        sent.part()
            ? fragments.form(plan, edit)
            : pages.show(plan, page(plan, edit.section()), Asked.NOTHING, edit);
    again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    return again;
  }

  private static @Nullable PlanPage page(PlanReading plan, Section section) {
    return plan.light() ? null : PlanPage.of(section);
  }

  /** What somebody wrote into a row that is gone, as a row that can be added. */
  ModelAndView gone(PlanReading plan, Section section, Map<String, Object> kept, Sent sent) {
    Posted posted = new Posted(section, kept, List.of(), null);
    ModelAndView page =
        pages.show(
            reader.read(plan.number(), plan.reader(), plan.language()),
            page(plan, section),
            Asked.NOTHING,
            forms.again(plan, null, null, 0, posted, List.of()));
    page.setStatus(HttpStatus.CONFLICT);
    page.addObject("said", wording.say(plan.language(), "plan.gone"));
    return sent.whole(page);
  }

  ModelAndView refused(PlanReading plan, Asked.Place place, List<FieldError> errors, Sent sent) {
    ModelAndView page =
        pages.show(
            plan,
            page(plan, place.section()),
            Asked.at(place.section().id() + "-" + place.position()),
            null);
    page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    page.addObject(
        "said",
        errors.stream()
            .map(
                error ->
                    wording
                        .find(plan.language(), error.messageKey(), error.args().toArray())
                        .orElseGet(() -> wording.say(plan.language(), "validation.other")))
            .collect(Collectors.joining(" ")));
    return sent.whole(page);
  }

  /** The page as one may read it, with why one may not write, and with what one wrote. */
  ModelAndView denied(PlanReading before, Section section, Map<String, Object> kept, Sent sent) {
    PlanReading plan = reader.read(before.number(), before.reader(), before.language());
    ModelAndView page = pages.show(plan, page(plan, section), Asked.NOTHING, null);
    page.setStatus(HttpStatus.FORBIDDEN);
    page.addObject(
        "unsent",
        renderer.written(record.form(section), WritingLanguage.without(kept), plan.language()));
    return sent.whole(page);
  }
}
