package org.capacitycompact.worklist.web;

import static java.util.Comparator.comparing;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.capacitycompact.criteria.web.RemedyElsewhere.Writing;
import org.capacitycompact.criteria.web.VerdictView;
import org.capacitycompact.criteria.web.VerdictViews;
import org.capacitycompact.criteria.web.WaiverOffers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FormField;
import org.capacitycompact.form.FormRenderer;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.FormState;
import org.capacitycompact.form.FormView;
import org.capacitycompact.form.ReleasedForms;
import org.capacitycompact.form.WrittenNumbers;
import org.capacitycompact.form.web.WritingLanguage;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.web.Contacts;
import org.capacitycompact.party.Deputies;
import org.capacitycompact.party.Organisation;
import org.capacitycompact.party.Parties;
import org.capacitycompact.party.People;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.NotCarriedOver;
import org.capacitycompact.web.ReaderZone;
import org.capacitycompact.web.Wording;
import org.capacitycompact.worklist.DraftSaved;
import org.capacitycompact.worklist.Notes;
import org.capacitycompact.worklist.OpenTask;
import org.capacitycompact.worklist.StepHelp;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TaskInHand;
import org.capacitycompact.worklist.TaskResult;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.ModelAndView;

/** The content of a task's page. */
@Component
class TaskPage {

  private final TaskDesk desk;
  private final PlanBeside plan;
  private final FormRenderer forms;
  private final Initiatives initiatives;
  private final Chronicle chronicle;
  private final VerdictViews verdicts;
  private final WaiverOffers waivers;
  private final ReleasedForms released;
  private final People people;
  private final Parties parties;
  private final Deputies deputies;
  private final Wording wording;
  private final CountryDays days;
  private final Contacts contacts;
  private final StepHelp help;

  TaskPage(
      TaskDesk desk,
      PlanBeside plan,
      FormRenderer forms,
      Initiatives initiatives,
      Chronicle chronicle,
      VerdictViews verdicts,
      WaiverOffers waivers,
      ReleasedForms released,
      People people,
      Parties parties,
      Deputies deputies,
      Wording wording,
      CountryDays days,
      Contacts contacts,
      StepHelp help) {
    this.desk = desk;
    this.plan = plan;
    this.forms = forms;
    this.initiatives = initiatives;
    this.chronicle = chronicle;
    this.verdicts = verdicts;
    this.waivers = waivers;
    this.released = released;
    this.people = people;
    this.parties = parties;
    this.deputies = deputies;
    this.wording = wording;
    this.days = days;
    this.contacts = contacts;
    this.help = help;
  }

  String name(TaskInHand task, Locale language) {
    return wording.task(task.task(), language);
  }

  /** The task as it opens. */
  ModelAndView show(OpenTask task, Locale language) {
    FormState state = FormState.opened(task.values(), task.choices()).needing(task.needs());
    return page(task, state, task.values(), language);
  }

  /**
   * The task again, with everything this person wrote and what is wrong with it.
   *
   * @param kept whether it is saved as their draft
   */
  ModelAndView again(
      OpenTask task,
      Map<String, Object> posted,
      List<FieldError> why,
      boolean kept,
      Locale language) {
    ModelAndView again = written(task, posted, why, language);
    again.addObject("unsaved", !kept);
    again.addObject("contacts", contacts.about(task.task().number(), language));
    again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    return again;
  }

  /**
   * The task again, because what it decides on is not any more what this person saw; nothing is
   * decided.
   *
   * @param kept whether what they wrote is saved as their draft
   */
  ModelAndView changed(OpenTask task, Map<String, Object> posted, boolean kept, Locale language) {
    ModelAndView again = written(task, posted, List.of(), language);
    again.addObject("unsaved", !kept);
    again.addObject("changedSince", true);
    again.setStatus(HttpStatus.CONFLICT);
    return again;
  }

  /** Whether what the task decides on is still what stood on the page that was sent. */
  boolean isAsSeen(OpenTask task, HttpServletRequest sent) {
    return Seen.same(sent.getParameter("_seen"), language -> desk.shows(task.task(), language));
  }

  /** The task with what this person wrote, which was not saved. */
  ModelAndView noDraft(OpenTask task, Map<String, Object> posted, Locale language) {
    ModelAndView again = written(task, posted, List.of(), language);
    again.addObject("noDraft", true);
    again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    return again;
  }

  /** The task with what this person wrote on a page that is older than their draft. */
  ModelAndView newer(OpenTask task, Map<String, Object> posted, Instant at, Locale language) {
    ModelAndView again = written(task, posted, List.of(), language);
    again.addObject("newerAt", wording.recent(at, language));
    again.addObject("taskId", task.task().taskId());
    again.setStatus(HttpStatus.CONFLICT);
    return again;
  }

  /** Only the result of saving a draft automatically, and what is still missing. */
  ModelAndView kept(
      DraftSaved saved,
      String taskId,
      @Nullable OpenTask task,
      Map<String, Object> posted,
      Locale language) {
    if (saved instanceof DraftSaved.NewerElsewhere newer) {
      return new ModelAndView("worklist/task-kept :: newer", HttpStatus.CONFLICT)
          .addObject("newerAt", wording.recent(newer.at(), language))
          .addObject("taskId", taskId);
    }
    if (!(saved instanceof DraftSaved.At kept) || task == null) {
      return new ModelAndView("worklist/task-kept :: taken", HttpStatus.CONFLICT);
    }
    return new ModelAndView("worklist/task-kept :: answer")
        .addObject("draftSavedAt", wording.recent(kept.at(), language))
        .addObject("form", forms.render(task.schema(), state(task, posted, List.of()), language));
  }

  /** The task with what this person has written so far, and the verdicts on it. */
  ModelAndView asItStands(OpenTask task, Map<String, Object> posted, Locale language) {
    return written(task, posted, List.of(), language);
  }

  /** Only the verdicts on what is written so far. */
  ModelAndView standing(OpenTask task, Map<String, Object> posted, Locale language) {
    List<VerdictView> said = verdicts(task, posted, language);
    return new ModelAndView("worklist/task-findings :: answer")
        .addObject("foreseen", true)
        .addObject("verdicts", said)
        .addObject("track", track(task, posted, language))
        .addObject("waivable", waivable(task.task(), said));
  }

  private ModelAndView written(
      OpenTask task, Map<String, Object> posted, List<FieldError> why, Locale language) {
    return page(task, state(task, posted, why), posted, language).addObject("unsaved", true);
  }

  private static FormState state(OpenTask task, Map<String, Object> posted, List<FieldError> why) {
    Map<String, Object> shown = new HashMap<>(task.values());
    // A cleared box is not posted, so only read-only values are taken from before.
    task.schema().fields().stream()
        .filter(field -> !field.readOnly())
        .forEach(field -> shown.remove(field.key()));
    return FormState.opened(shown, task.choices()).needing(task.needs()).refused(posted, why);
  }

  /** The page for somebody who is too late, with what they wrote, so that nothing typed is lost. */
  ModelAndView ended(TaskResult.Ended ended, Map<String, Object> posted, Locale language) {
    ModelAndView page = new ModelAndView("worklist/task-ended", HttpStatus.CONFLICT);
    String how =
        ended instanceof TaskResult.Before before
            ? before.own() ? "own." : ""
            : ended instanceof TaskResult.Late ? "late." : "calledOff.";
    page.addObject("title", wording.say(language, "task.decided." + how + "title"));
    page.addObject("next", wording.say(language, "task.decided." + how + "next"));
    boolean sent = !posted.isEmpty() && !how.equals("own.");
    page.addObject("nothingKept", sent);
    page.addObject("happened", happened(ended, language));
    if (ended instanceof TaskResult.Before before && before.own()) {
      page.addObject("recorded", recorded(before, language));
    }
    page.addObject("number", ended.number());
    String form = ended.form();
    page.addObject(
        "written", form == null ? List.of() : forms.written(released.of(form), posted, language));
    return page;
  }

  /** The history's text about it; null when there is none, as for a ballot. */
  private @Nullable String recorded(TaskResult.Before before, Locale language) {
    return chronicle.of(before.number()).stream()
        .filter(entry -> entry.kind().startsWith(before.task() + "."))
        .filter(entry -> before.person().equals(entry.person()))
        .min(comparing(entry -> Duration.between(entry.at(), before.at()).abs()))
        .map(
            entry ->
                wording.say(
                    language,
                    "task.decided.own.recorded",
                    String.valueOf(wording.actor(before.person(), entry.inPlaceOf(), language)),
                    wording.history(entry.kind(), entry.person(), entry.detail(), language)))
        .orElse(null);
  }

  private String happened(TaskResult.Ended ended, Locale language) {
    String at = wording.moment(ended.at(), language);
    if (ended instanceof TaskResult.Before before) {
      return before.own()
          ? wording.say(language, "task.decided.own", at)
          : wording.say(language, "task.decided", before.person(), at);
    }
    return wording.say(
        language,
        ended instanceof TaskResult.Late ? "task.decided.late" : "task.decided.calledOff",
        at);
  }

  /**
   * The milestone's number or the provider's name; empty for a person, who knows that the task is
   * theirs.
   */
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
    ModelAndView page = new ModelAndView("worklist/task");
    page.addObject("task", task);
    page.addObject("helpTemplate", help.template());
    page.addObject("help", help.of(task.task(), language).orElse(null));
    page.addObject("name", wording.task(task.task(), language));
    page.addObject("notes", notes(task, language));
    List<Exhibit> shows = desk.shows(task, language);
    page.addObject("shows", shows);
    page.addObject("seen", Seen.mark(shows, language));
    FormView form =
        plan.placed(forms.render(open.schema(), state, language), open, state.errors(), language);
    page.addObject("form", form);
    page.addObject(
        "opened",
        OpenedPage.of(
            ((ServletRequestAttributes)
                    Objects.requireNonNull(RequestContextHolder.getRequestAttributes()))
                .getRequest(),
            open.draftVersion()));
    if (open.secret()) {
      NotCarriedOver.markPage();
    }
    page.addObject("due", wording.due(task.dueAt(), task.dormantUntil(), language));
    page.addObject("dormant", task.dormantUntil() != null);
    page.addObject("dueOn", wording.day(task.dueAt(), language));
    page.addObject("dueThere", dueThere(task, language));
    page.addObject("country", wording.country(task.country(), language));
    Initiative initiative = initiatives.get(task.number());
    page.addObject("stage", wording.say(language, initiative.stage().messageKey()));
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
    page.addObject("signable", desk.isSigned(task));
    String assignee = task.assignee();
    boolean another = assignee != null && !assignee.equals(me) && task.inPlaceOf() == null;
    page.addObject("takenBy", assignee == null || !another ? null : taken(assignee, language));
    page.addObject(
        "inPlaceOf",
        task.inPlaceOf() == null
            ? null
            : wording.say(language, "task.inPlaceOf", name(task.inPlaceOf())));
    page.addObject(
        "draftSavedAt",
        open.draftSavedAt() == null ? null : wording.recent(open.draftSavedAt(), language));
    page.addObject("keepsSections", !open.secret() && form.sections().size() > 2 && !another);
    page.addObject("foreseen", desk.foresees(task));
    page.addObject("planned", plan.of(open, language));
    page.addObject("earlier", plan.earlier(open, language));
    page.addObject("track", track(open, written, language));
    List<VerdictView> said = verdicts(open, written, language);
    page.addObject("verdicts", said);
    page.addObject("waivable", waivable(task, said));
    return page;
  }

  /** Who has the task, until when they are away, and who stands in for them. */
  private String taken(String assignee, Locale language) {
    return deputies
        .now(assignee)
        .map(
            deputy ->
                wording.say(
                    language,
                    "task.takenBy.away",
                    name(assignee),
                    wording.day(deputy.to(), language),
                    name(deputy.deputy())))
        .orElseGet(() -> wording.say(language, "task.takenBy", name(assignee)));
  }

  private String name(String userId) {
    return people.names(List.of(userId)).getOrDefault(userId, userId);
  }

  /** The due date in the country, if the reader's date differs. */
  private @Nullable String dueThere(TaskInHand task, Locale language) {
    LocalDate there = days.dayOf(task.number(), task.dueAt());
    return there.equals(ReaderZone.day(task.dueAt()))
        ? null
        : wording.say(
            language,
            "tasks.due.there",
            wording.country(task.country(), language),
            wording.day(there, language));
  }

  /** The notes from others for this task, grouped by kind. */
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

  /** Links for requesting a waiver of a failed gate, for those who may. */
  private Map<String, String> waivable(TaskInHand task, List<VerdictView> said) {
    return said.stream().anyMatch(verdict -> verdict.blocking() > 0)
        ? waivers.of(initiatives.get(task.number()), task.actor())
        : Map.of();
  }

  private static Writing writing(FormSchema form) {
    return new Writing(
        form.id(),
        form.fields().stream()
            .filter(field -> !field.readOnly())
            .map(FormField::key)
            .collect(Collectors.toSet()));
  }

  /** The track as far as it can be estimated; null where it is not this task's matter. */
  private @Nullable String track(OpenTask open, Map<String, Object> written, Locale language) {
    return desk.track(open, WrittenNumbers.plain(open.schema(), written, language))
        .map(estimate -> wording.say(language, estimate.messageKey()))
        .orElse(null);
  }

  /**
   * The verdicts on the present answers while they are written; elsewhere the last recorded ones.
   */
  private List<VerdictView> verdicts(OpenTask open, Map<String, Object> written, Locale language) {
    TaskInHand task = open.task();
    List<VerdictView> views =
        desk.foresees(task)
            ? verdicts.of(
                desk.foreseen(open, WrittenNumbers.plain(open.schema(), written, language)),
                writing(open.schema()),
                language)
            : desk.weighsFindings(task) ? verdicts.latest(task.number(), language) : List.of();
    return views.stream().filter(verdict -> !verdict.open().isEmpty()).toList();
  }
}
