package org.capacitycompact.plan.web;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.PostedForm;
import org.capacitycompact.form.web.WritingLanguage;
import org.capacitycompact.plan.Merge;
import org.capacitycompact.plan.Outcome;
import org.capacitycompact.plan.OwnValues;
import org.capacitycompact.plan.PlanDrafts;
import org.capacitycompact.plan.PlanEditor;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.capacitycompact.plan.web.RowForms.Posted;
import org.capacitycompact.platform.database.WrittenIn;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What somebody does with a row of a plan, and the page that answers it. */
@Component
class RowActs {

  private final PlanEditor editor;
  private final PlanDrafts drafts;
  private final PlanRecord record;
  private final PlanReading.Reader reader;
  private final RowForms forms;
  private final RowFragments fragments;
  private final RowAnswers answers;
  private final Choosing choosing;
  private final ConflictPage conflicts;
  private final OwnValues ownValues;
  private final Wording wording;

  RowActs(
      PlanEditor editor,
      PlanDrafts drafts,
      PlanRecord record,
      PlanReading.Reader reader,
      RowForms forms,
      RowFragments fragments,
      RowAnswers answers,
      Choosing choosing,
      ConflictPage conflicts,
      OwnValues ownValues,
      Wording wording) {
    this.editor = editor;
    this.drafts = drafts;
    this.record = record;
    this.reader = reader;
    this.forms = forms;
    this.fragments = fragments;
    this.answers = answers;
    this.choosing = choosing;
    this.conflicts = conflicts;
    this.ownValues = ownValues;
    this.wording = wording;
  }

  /** Saves a row, keeps what was typed as a draft, or forgets a draft, as the button says. */
  ModelAndView write(PlanReading plan, Asked.Place place, Sent sent) {
    Row row = plan.row(place.section(), place.position()).orElse(null);
    if (row == null && place.position() > 0 && isUnknown(plan, place)) {
      throw new NotThereException();
    }
    Map<String, Object> kept =
        WritingLanguage.kept(PostedForm.of(sent.request().getParameterMap()), sent.request());
    try {
      return switch (sent.text("_act")) {
        case "draft" ->
            row == null && place.position() > 0
                ? answers.gone(plan, place.section(), kept, sent)
                : kept(plan, place, row, kept, sent);
        case "forget" -> forgotten(plan, place, row, sent);
        default ->
            row == null
                ? place.position() > 0
                    ? answers.gone(plan, place.section(), kept, sent)
                    : added(plan, place.section(), kept, sent)
                : sent.text("_theirs").isEmpty()
                    ? changed(plan, row, kept, sent)
                    : choosing(plan, row, kept, sent);
      };
    } catch (AccessDeniedException notTheirs) {
      return answers.denied(plan, place.section(), kept, sent);
    }
  }

  private boolean isUnknown(PlanReading plan, Asked.Place place) {
    return record.at(plan.number(), place.section(), place.position(), 0).isEmpty();
  }

  private ModelAndView added(
      PlanReading plan, Section section, Map<String, Object> kept, Sent sent) {
    int under = sent.number("_under", 0);
    Posted posted = forms.read(plan, section, null, kept);
    Answers written = posted.answers();
    if (written == null) {
      return answers.again(
          plan, forms.again(plan, null, null, under, posted, posted.errors()), sent);
    }
    Outcome outcome =
        WrittenIn.within(
            WritingLanguage.of(kept),
            () -> editor.add(plan.number(), section, written, plan.reader()));
    if (outcome instanceof Outcome.Done done) {
      drafts.drop(plan.number(), section, 0, plan.reader().userId());
      return answers.done(plan, done, "plan.done.added", sent);
    }
    List<FieldError> why =
        outcome instanceof Outcome.Refused refused ? refused.errors() : List.of();
    return answers.again(plan, forms.again(plan, null, null, under, posted, why), sent);
  }

  private ModelAndView changed(PlanReading plan, Row row, Map<String, Object> kept, Sent sent) {
    int seen = sent.number("_seen", row.revision());
    Posted posted = forms.read(plan, row.section(), row, kept);
    Answers written = posted.answers();
    return written == null
        ? answers.again(plan, forms.again(plan, row, seen, 0, posted, posted.errors()), sent)
        : saved(plan, row, seen, posted, written, Set.of(), sent);
  }

  /**
   * Saves a row.
   *
   * @param chosen the fields that two had changed and of which one was chosen
   */
  private ModelAndView saved(
      PlanReading plan,
      Row row,
      int seen,
      Posted posted,
      Answers written,
      Set<String> chosen,
      Sent sent) {
    Outcome outcome =
        WrittenIn.within(
            WritingLanguage.of(posted.kept()),
            () ->
                editor.change(
                    plan.number(), row.section(), row.position(), seen, written, plan.reader()));
    if (outcome instanceof Outcome.Done done) {
      drafts.drop(plan.number(), row.section(), row.position(), plan.reader().userId());
      ownValues.gaveWay(plan.number(), done, chosen, plan.reader());
      return answers.done(plan, done, "plan.done.changed", sent);
    }
    if (outcome instanceof Outcome.Conflict conflict) {
      return sent.whole(
          conflicts.show(
              plan,
              new Merge(conflict.base(), conflict.mine(), conflict.theirs().values()),
              seen,
              conflict.theirs(),
              withLanguage(conflict.mine(), posted.kept()),
              ConflictPage.Choices.NONE,
              List.of()));
    }
    return outcome instanceof Outcome.Refused refused
        ? answers.again(plan, forms.again(plan, row, seen, 0, posted, refused.errors()), sent)
        : answers.gone(plan, row.section(), posted.kept(), sent);
  }

  /** Saves what somebody chose where two had changed the same fields. */
  private ModelAndView choosing(PlanReading plan, Row row, Map<String, Object> kept, Sent sent) {
    Choosing.Chosen chosen = choosing.read(plan, row, kept, sent);
    if (chosen.merged() == null) {
      ModelAndView again =
          conflicts.show(
              plan,
              chosen.merge(),
              chosen.seen(),
              chosen.theirs(),
              kept,
              chosen.choices(),
              chosen.errors());
      again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
      return sent.whole(again);
    }
    return saved(
        plan,
        row,
        chosen.theirs().revision(),
        chosen.posted(),
        Answers.of(chosen.merged()),
        chosen.merge().both(),
        sent);
  }

  private static Map<String, Object> withLanguage(
      Map<String, Object> mine, Map<String, Object> kept) {
    Map<String, Object> both = new HashMap<>(mine);
    String language = WritingLanguage.of(kept);
    if (language != null) {
      both.put("_language", language);
    }
    return both;
  }

  ModelAndView remove(PlanReading plan, Asked.Place place, Sent sent) {
    try {
      Outcome outcome =
          editor.remove(
              plan.number(),
              place.section(),
              place.position(),
              sent.number("_seen", -1),
              plan.reader());
      if (outcome instanceof Outcome.Conflict conflict) {
        return sent.whole(conflicts.ofRemoval(plan, conflict.base(), conflict.theirs()));
      }
      if (outcome instanceof Outcome.Refused refused) {
        return answers.refused(plan, place, refused.errors(), sent);
      }
      if (outcome instanceof Outcome.Done done) {
        return answers.done(plan, done, "plan.done.removed", sent);
      }
      throw new NotThereException();
    } catch (AccessDeniedException notTheirs) {
      return answers.denied(plan, place.section(), Map.of(), sent);
    }
  }

  ModelAndView move(PlanReading plan, Asked.Place place, Sent sent) {
    Row row = plan.row(place.section(), place.position()).orElseThrow(NotThereException::new);
    int places = RowOrder.places(plan.rows(place.section()), row, sent.text("_way").equals("up"));
    try {
      Outcome outcome =
          editor.move(plan.number(), place.section(), place.position(), places, plan.reader());
      if (outcome instanceof Outcome.Done done) {
        return answers.done(plan, done, "plan.done.moved", sent);
      }
      if (outcome instanceof Outcome.Refused refused) {
        return answers.refused(plan, place, refused.errors(), sent);
      }
      throw new NotThereException();
    } catch (AccessDeniedException notTheirs) {
      return answers.denied(plan, place.section(), Map.of(), sent);
    }
  }

  private ModelAndView kept(
      PlanReading plan, Asked.Place place, @Nullable Row row, Map<String, Object> kept, Sent sent) {
    if (!plan.access().writesIn(place.section())) {
      throw new AccessDeniedException("this section of the plan is not theirs to write now");
    }
    Instant at =
        drafts.save(
            plan.number(),
            place.section(),
            row == null ? 0 : row.position(),
            row == null ? null : Integer.valueOf(sent.number("_seen", row.revision())),
            kept,
            plan.reader().userId());
    String anchor = row == null ? Asked.adding(place.section(), 0) : row.anchor();
    return sent.part()
        ? new ModelAndView("plan/rows :: kept")
            .addObject("savedAt", wording.recent(at, plan.language()))
        : sent.onward(
            plan.address(place.section(), anchor),
            answers.named(plan, place, row, "plan.done.draft"));
  }

  private ModelAndView forgotten(
      PlanReading before, Asked.Place place, @Nullable Row row, Sent sent) {
    drafts.drop(before.number(), place.section(), place.position(), before.reader().userId());
    PlanReading plan = reader.read(before.number(), before.reader(), before.language());
    String anchor = row == null ? Asked.adding(place.section(), 0) : row.anchor();
    String said = answers.named(plan, place, row, "plan.done.dropped");
    return sent.part()
        ? fragments
            .asked(plan, Asked.at(anchor))
            .orElseThrow(NotThereException::new)
            .addObject("said", said)
            .addObject("saidAt", anchor)
        : sent.onward(plan.address(place.section(), anchor), said);
  }
}
