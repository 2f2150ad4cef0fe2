package org.capacitycompact.portal.tasks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.party.Organisation;
import org.capacitycompact.party.Parties;
import org.capacitycompact.party.People;
import org.capacitycompact.portal.VerdictView;
import org.capacitycompact.portal.VerdictViews;
import org.capacitycompact.portal.WaiverLinks;
import org.capacitycompact.portal.Wording;
import org.capacitycompact.portal.WritingLanguage;
import org.capacitycompact.worklist.Decided;
import org.capacitycompact.worklist.Notes;
import org.capacitycompact.worklist.OpenTask;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TaskInHand;
import org.capacitycompact.worklist.form.FieldError;
import org.capacitycompact.worklist.form.FormRenderer;
import org.capacitycompact.worklist.form.FormState;
import org.capacitycompact.worklist.form.WrittenNumbers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What the page of a task shows. */
@Component
class TaskPage {

  /** Where a decision's findings are worked on or weighed, they stand beside the form. */
  private static final Set<String> WEIGHS_FINDINGS =
      Set.of(
          "UserTask_AppealOrAccept",
          "UserTask_AgreeDesign",
          "UserTask_CommentOnDesign",
          "UserTask_DecideToProceed",
          "UserTask_StateObjection",
          "UserTask_ReviewIndependently",
          "UserTask_CastBallot");

  private final TaskDesk desk;
  private final FormRenderer forms;
  private final Initiatives initiatives;
  private final VerdictViews verdicts;
  private final WaiverLinks waivers;
  private final People people;
  private final Parties parties;
  private final Wording wording;

  TaskPage(
      TaskDesk desk,
      FormRenderer forms,
      Initiatives initiatives,
      VerdictViews verdicts,
      WaiverLinks waivers,
      People people,
      Parties parties,
      Wording wording) {
    this.desk = desk;
    this.forms = forms;
    this.initiatives = initiatives;
    this.verdicts = verdicts;
    this.waivers = waivers;
    this.people = people;
    this.parties = parties;
    this.wording = wording;
  }

  String name(TaskInHand task, Locale language) {
    return wording.task(task.task(), language);
  }

  /** The task as it opens. */
  ModelAndView show(OpenTask task, Locale language) {
    return page(task, FormState.opened(task.values(), task.choices()), task.values(), language);
  }

  /** The task again, with everything this person wrote and what is wrong with it. */
  ModelAndView again(
      OpenTask task, Map<String, Object> posted, List<FieldError> why, Locale language) {
    ModelAndView again = written(task, posted, why, language);
    again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    return again;
  }

  /** The task with what this person has written, of which nothing was kept. */
  ModelAndView noDraft(OpenTask task, Map<String, Object> posted, Locale language) {
    ModelAndView again = written(task, posted, List.of(), language);
    again.addObject("noDraft", true);
    again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    return again;
  }

  /** The task with what this person has written so far, and what the criteria say of it. */
  ModelAndView asItStands(OpenTask task, Map<String, Object> posted, Locale language) {
    return written(task, posted, List.of(), language);
  }

  /** Only what the criteria say of what is written so far. */
  ModelAndView standing(OpenTask task, Map<String, Object> posted, Locale language) {
    List<VerdictView> said = verdicts(task, posted, language);
    return new ModelAndView("portal/task-findings :: answer")
        .addObject("foreseen", true)
        .addObject("verdicts", said)
        .addObject("waivable", waivable(task.task(), said));
  }

  private ModelAndView written(
      OpenTask task, Map<String, Object> posted, List<FieldError> why, Locale language) {
    Map<String, Object> shown = new HashMap<>(task.values());
    // A box that was cleared is not posted: only what the form shows stays from before.
    task.schema().fields().stream()
        .filter(field -> !field.readOnly())
        .forEach(field -> shown.remove(field.key()));
    FormState state = FormState.opened(shown, task.choices()).refused(posted, why);
    return page(task, state, posted, language);
  }

  /** The page for somebody who comes too late, with what they wrote: nothing typed is lost. */
  ModelAndView ended(Decided.Ended ended, Map<String, Object> posted, Locale language) {
    ModelAndView page = new ModelAndView("portal/task-ended", HttpStatus.CONFLICT);
    String how =
        ended instanceof Decided.Before before
            ? before.own() ? "own." : ""
            : ended instanceof Decided.Late ? "late." : "calledOff.";
    page.addObject("title", wording.say(language, "task.decided." + how + "title"));
    page.addObject("next", wording.say(language, "task.decided." + how + "next"));
    boolean sent = !posted.isEmpty() && !how.equals("own.");
    page.addObject("nothingKept", sent);
    page.addObject("happened", happened(ended, language));
    page.addObject("number", ended.number());
    String form = ended.form();
    page.addObject(
        "written",
        form == null ? List.of() : forms.written(desk.releasedForm(form), posted, language));
    return page;
  }

  private String happened(Decided.Ended ended, Locale language) {
    String at = wording.moment(ended.at(), language);
    if (ended instanceof Decided.Before before) {
      return before.own()
          ? wording.say(language, "task.decided.own", at)
          : wording.say(language, "task.decided", before.person(), at);
    }
    return wording.say(
        language,
        ended instanceof Decided.Late ? "task.decided.late" : "task.decided.calledOff",
        at);
  }

  /** The milestone's number or the provider's name; a person knows that a task is theirs. */
  private @Nullable String concerning(@Nullable String localKey, Locale language) {
    if (localKey == null) {
      return null;
    }
    if (localKey.matches("[0-9]+")) {
      return wording.say(language, "task.milestone", localKey);
    }
    return parties.organisation(localKey).map(Organisation::name).orElse(null);
  }

  private ModelAndView page(
      OpenTask open, FormState state, Map<String, Object> written, Locale language) {
    TaskInHand task = open.task();
    ModelAndView page = new ModelAndView("portal/task");
    page.addObject("task", task);
    page.addObject("name", wording.task(task.task(), language));
    page.addObject("notes", notes(task, language));
    page.addObject("form", forms.render(open.schema(), state, language));
    page.addObject("due", wording.due(task.dueAt(), task.dormantUntil(), language));
    page.addObject("dormant", task.dormantUntil() != null);
    page.addObject("dueOn", wording.day(task.dueAt(), language));
    page.addObject("country", wording.country(task.country(), language));
    Initiative initiative = initiatives.get(task.number());
    page.addObject("stage", wording.stage(initiative.stage(), language));
    page.addObject("titleLanguage", initiative.language());
    if (!open.secret()) {
      WritingLanguage.offer(page, open.schema(), written, language);
    }
    page.addObject("concerning", concerning(task.localKey(), language));
    String me = task.actor().userId();
    page.addObject("free", task.assignee() == null);
    page.addObject("mine", me.equals(task.assignee()));
    page.addObject("shared", open.shared());
    page.addObject("secret", open.secret());
    String assignee = task.assignee();
    page.addObject(
        "takenBy",
        assignee == null || assignee.equals(me)
            ? null
            : people.names(List.of(assignee)).getOrDefault(assignee, assignee));
    page.addObject(
        "draftSavedAt",
        open.draftSavedAt() == null ? null : wording.recent(open.draftSavedAt(), language));
    page.addObject("foreseen", desk.foresees(task));
    List<VerdictView> said = verdicts(open, written, language);
    page.addObject("verdicts", said);
    page.addObject("waivable", waivable(task, said));
    return page;
  }

  /** What others wrote for whoever does this; of one kind, its name stands once above them. */
  private Map<String, List<Notes.Note>> notes(TaskInHand task, Locale language) {
    Map<String, List<Notes.Note>> notes = new LinkedHashMap<>();
    desk.notes(task, language)
        .forEach(
            note ->
                notes
                    .computeIfAbsent(
                        wording.say(language, note.label()), label -> new ArrayList<>())
                    .add(note));
    return notes;
  }

  /** Where a gate fails, whoever may ask for a waiver of it is shown where. */
  private Map<String, String> waivable(TaskInHand task, List<VerdictView> said) {
    return said.stream().anyMatch(verdict -> verdict.blocking() > 0)
        ? waivers.of(initiatives.get(task.number()), task.actor())
        : Map.of();
  }

  /** As the answers stand while they are written; elsewhere what was last decided. */
  private List<VerdictView> verdicts(OpenTask open, Map<String, Object> written, Locale language) {
    TaskInHand task = open.task();
    List<VerdictView> views =
        desk.foresees(task)
            ? verdicts.of(
                desk.foreseen(open, WrittenNumbers.plain(open.schema(), written, language)),
                language)
            : WEIGHS_FINDINGS.contains(task.task())
                ? verdicts.latest(task.number(), language)
                : List.of();
    return views.stream().filter(verdict -> !verdict.open().isEmpty()).toList();
  }
}
