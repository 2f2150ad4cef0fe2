package org.capacitycompact.api;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.api.Refusal.WrongField;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.database.WrittenIn;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.worklist.OpenTask;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TaskResult;
import org.capacitycompact.worklist.WorkItem;
import org.capacitycompact.worklist.Worklist;
import org.capacitycompact.worklist.Worklist.Search;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tasks: the open ones, their forms, and the decisions. They are completed through the same code as
 * on the pages.
 */
@RestController
@RequestMapping("/api/tasks")
class TaskApi {

  private final Worklist worklist;
  private final TaskDesk desk;
  private final MessageSource messages;

  TaskApi(Worklist worklist, TaskDesk desk, MessageSource messages) {
    this.worklist = worklist;
    this.desk = desk;
    this.messages = messages;
  }

  /** A page of the list; {@code total} is counted up to a thousand. */
  record TaskList(List<WorkItem> tasks, int total) {}

  /**
   * A task with the present content of its form.
   *
   * @param inPlan the keys of its questions that rows of the plan answer: they are not asked here,
   *     and an answer to one of them is refused
   * @param shows what the task decides on, in the reader's language
   */
  record TaskAnswer(
      String id,
      String task,
      String form,
      InitiativeNumber number,
      String country,
      @Nullable String assignee,
      @Nullable String inPlaceOf,
      Map<String, Object> values,
      Map<String, List<Choice>> choices,
      List<String> inPlan,
      Instant dueAt,
      List<NoteAnswer> notes,
      List<ShownAnswer> shows) {}

  /**
   * A note written for the person who does the task.
   *
   * @param about what the note is, in the reader's language
   * @param language in which it was written; null when unknown, and when the text is ours
   */
  record NoteAnswer(String about, String text, @Nullable String language) {}

  @GetMapping
  TaskList list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "OPEN_TO_ME") Worklist.Whose whose,
      @RequestParam(defaultValue = "ANY") Worklist.Due due,
      @RequestParam(defaultValue = "") String task,
      @RequestParam(defaultValue = "") String country,
      @RequestParam(defaultValue = "DUE") Worklist.Sort sort,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "50") int limit,
      Actor actor) {
    Search search = new Search(whose, due, q, task, country, sort);
    return new TaskList(
        worklist.find(actor, search, Ranges.offset(offset), Ranges.limit(limit)),
        worklist.count(actor, search));
  }

  @GetMapping("/{id}")
  TaskAnswer one(@PathVariable String id, Actor actor, Locale language) {
    OpenTask open = desk.open(id, actor).orElseThrow(() -> notOpen(id, actor));
    return new TaskAnswer(
        id,
        open.task().task(),
        open.schema().id(),
        open.task().number(),
        open.task().country(),
        open.task().assignee(),
        open.task().inPlaceOf(),
        open.values(),
        open.choices(),
        open.inPlan(),
        open.task().dueAt(),
        desk.notes(open.task(), language).stream()
            .map(
                note ->
                    new NoteAnswer(
                        say(note.label(), language), Quoted.plain(note.text()), note.language()))
            .toList(),
        desk.shows(open.task(), language).stream().map(ShownAnswer::of).toList());
  }

  @PostMapping(path = "/{id}/completion", consumes = "application/json")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void complete(
      @PathVariable String id,
      @RequestBody Map<String, Object> answers,
      Actor actor,
      Locale language) {
    Map<String, Object> sent = new HashMap<>(answers);
    String writtenIn = SentLanguage.of(sent.remove(SentLanguage.NAME));
    TaskResult decided = WrittenIn.within(writtenIn, () -> desk.decide(id, actor, sent));
    if (decided instanceof TaskResult.Refused refused) {
      throw Refusal.unprocessable(
          refused.errors().stream().map(error -> told(error, language)).toList());
    }
    if (decided instanceof TaskResult.Late late) {
      throw Refusal.changedMeanwhile(told(late));
    }
    if (decided instanceof TaskResult.Ended || decided instanceof TaskResult.Unknown) {
      throw desk.open(id, actor).isPresent()
          ? Refusal.changedMeanwhile("Somebody else has taken this task.")
          : notOpen(id, actor);
    }
  }

  @PostMapping("/{id}/claim")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void claim(@PathVariable String id, Actor actor) {
    if (!desk.claim(id, actor)) {
      throw taken(id, actor);
    }
  }

  @PostMapping("/{id}/release")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void release(@PathVariable String id, Actor actor) {
    if (!desk.release(id, actor)) {
      throw taken(id, actor);
    }
  }

  private String say(String key, Locale language) {
    return String.valueOf(messages.getMessage(key, null, key, language));
  }

  private Refusal taken(String id, Actor actor) {
    return desk.open(id, actor).isPresent()
        ? Refusal.changedMeanwhile("The task is not in your hands, or somebody else has taken it.")
        : notOpen(id, actor);
  }

  private Refusal notOpen(String id, Actor actor) {
    return desk.ended(id, actor)
        .map(TaskApi::told)
        .map(Refusal::changedMeanwhile)
        .orElseGet(Refusal::notThere);
  }

  private static String told(TaskResult.Ended ended) {
    if (ended instanceof TaskResult.Before before) {
      return before.own()
          ? "You decided this at %s; it was recorded once.".formatted(before.at())
          : before.person() + " decided this at " + before.at();
    }
    return ended instanceof TaskResult.Late
        ? "The period for this ended at %s. Nothing was recorded.".formatted(ended.at())
        : "This task was called off at " + ended.at();
  }

  private WrongField told(FieldError error, Locale language) {
    return WrongField.of(error, messages, language);
  }
}
