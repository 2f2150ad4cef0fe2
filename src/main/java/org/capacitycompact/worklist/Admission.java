package org.capacitycompact.worklist;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Duty;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.FormValidation;
import org.capacitycompact.form.StoredAnswers;
import org.capacitycompact.form.Submission;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.PlausibilityCheck;
import org.capacitycompact.party.People;
import org.capacitycompact.plan.PlanAnswers;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.platform.engine.UserTasks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checks a submission for {@link Door}, and records an accepted one. */
@Component
class Admission {

  private final People people;
  private final TasksInHand tasks;
  private final TaskForms forms;
  private final TaskDrafts drafts;
  private final PlanAnswers plan;
  private final Map<String, TaskHandler> handlers;
  private final Periods periods;
  private final SeparationOfDuties duties;
  private final PlausibilityCheck plausibility;
  private final StoredAnswers stored;
  private final Chronicle chronicle;
  private final JdbcClient database;
  private final MessageSource messages;
  private final Clock clock;

  Admission(
      People people,
      TasksInHand tasks,
      TaskForms forms,
      TaskDrafts drafts,
      PlanAnswers plan,
      List<TaskHandler> handlers,
      Periods periods,
      SeparationOfDuties duties,
      PlausibilityCheck plausibility,
      StoredAnswers stored,
      Chronicle chronicle,
      JdbcClient database,
      MessageSource messages,
      Clock clock) {
    this.people = people;
    this.tasks = tasks;
    this.forms = forms;
    this.drafts = drafts;
    this.plan = plan;
    this.handlers =
        handlers.stream().collect(Collectors.toMap(TaskHandler::task, Function.identity()));
    this.periods = periods;
    this.duties = duties;
    this.plausibility = plausibility;
    this.stored = stored;
    this.chronicle = chronicle;
    this.database = database;
    this.messages = messages;
    this.clock = clock;
  }

  /** The user tasks that have a handler. */
  Set<String> handled() {
    return handlers.keySet();
  }

  TaskHandler handler(String task) {
    TaskHandler handler = handlers.get(task);
    if (handler == null) {
      throw new IllegalStateException("nobody handles " + task);
    }
    return handler;
  }

  /** The forms whose answers are stored only by their capability. */
  Set<String> secretForms() {
    return handlers.values().stream()
        .filter(TaskHandler::isSecret)
        .map(handler -> UserTasks.form(handler.task()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Accepts a decision: checks and records it, and returns the only variables that go on to the
   * process.
   *
   * @throws TaskNotOpenException when it is not this person's task now
   * @throws PeriodOverException when its period has ended
   * @throws SubmissionRefusedException when the answers are invalid
   */
  Map<String, Object> admit(String userId, String taskId, @Nullable Map<String, Object> submitted) {
    Actor actor = people.actor(userId).orElseThrow(() -> new TaskNotOpenException(taskId));
    TaskInHand task =
        tasks.claimable(taskId, actor).orElseThrow(() -> new TaskNotOpenException(taskId));
    // The person may decide this; the consequences follow by rule.
    RowScope.liftUntilTheTransactionEnds();
    TaskEntity entity = Context.getCommandContext().getTaskManager().findTaskById(taskId);
    if (entity == null || entity.isSuspended()) {
      throw new TaskNotOpenException(taskId);
    }
    TaskHandler handler = handler(task.task());
    if (!handler.refusesLate()) {
      periods.refuseLate(entity);
    }
    FormSchema form =
        forms.of(entity.getProcessDefinitionId(), task.form()).asking(handler.rows(task));
    Map<String, Object> typed = new HashMap<>(SubmittedValues.plain(submitted));
    List<FieldError> ofThePlan = plan.wrong(task.number(), handler.sends(), typed);
    RowsElsewhere elsewhere = new RowsElsewhere(form, typed, task);
    // What came on paper is all that is on it.
    Map<String, Object> sent = OnPaper.of(taskId) == null ? elsewhere.with(drafts) : typed;
    FormSchema schema = form.grown(sent.keySet());
    Submission submission =
        FormValidation.validate(
            schema, handler.choices(task), PlausibilityCheck.answersIn(sent, schema));
    if (submission instanceof Submission.Refused refused) {
      refuse(elsewhere.telling(together(everythingWrong(refused, task, handler), ofThePlan)));
    }
    List<FieldError> found = handler.check(task, submission.answers());
    refuse(
        elsewhere.telling(
            together(found.stream().filter(error -> !error.isQuestion()).toList(), ofThePlan)));
    refuse(dutiesOf(task, schema));
    List<FieldError> questions =
        Stream.concat(
                found.stream().filter(FieldError::isQuestion),
                plausibility.in(schema, submission.answers(), task.budget()).stream())
            .toList();
    refuse(PlausibilityCheck.open(questions, PlausibilityCheck.confirmed(sent, schema)));
    if (task.assignee() == null) {
      // Set without cascade: the history is written when the task ends, and a grant on an ending
      // task would never be read.
      entity.setAssigneeWithoutCascade(actor.userId());
    } else if (task.inPlaceOf() != null) {
      entity.setOwnerWithoutCascade(task.inPlaceOf());
      entity.setAssigneeWithoutCascade(actor.userId());
    }
    Route route = handler.decide(task, submission.answers());
    record(
        task,
        handler.isSecret() ? route.recorded() : answered(submission, questions),
        handler.isSecret() ? null : kept(handler, submission.answers()),
        route);
    return route.variables();
  }

  /** Reports missing answers together with the errors that the task's handler finds. */
  private static List<FieldError> everythingWrong(
      Submission.Refused refused, TaskInHand task, TaskHandler handler) {
    Answers read = refused.read();
    return read == null
        ? refused.errors()
        : Stream.concat(
                refused.errors().stream(),
                handler.check(task, read).stream().filter(error -> !error.isQuestion()))
            .distinct()
            .toList();
  }

  private static List<FieldError> together(List<FieldError> ofTheForm, List<FieldError> ofThePlan) {
    return Stream.concat(ofTheForm.stream(), ofThePlan.stream()).toList();
  }

  /** The answers, with the values that the person was asked about and confirmed. */
  private static Map<String, ?> answered(Submission submission, List<FieldError> asked) {
    Map<String, Object> answers = submission.answers().asMap();
    return asked.isEmpty()
        ? Map.of("answers", answers)
        : Map.of("answers", answers, "confirmed", asked.stream().map(FieldError::key).toList());
  }

  /** What was answered, for those who may read it. */
  private String kept(TaskHandler handler, Answers answers) {
    Map<String, Object> said = new HashMap<>(answers.asMap());
    said.keySet().removeAll(handler.keptApart());
    return stored.write(said);
  }

  private void record(
      TaskInHand task, Map<String, ?> recorded, @Nullable String answers, Route route) {
    Actor actor = task.actor();
    OnPaper paper = OnPaper.of(task.taskId());
    chronicle.recordDecision(
        task.number(),
        task.task() + "." + route.telling(),
        actor.acting(roleIn(task)),
        decided(task, recorded, paper),
        route.detail());
    database
        .sql(
            """
            insert into task_decision (task_id, number, task, form, local_key, user_id, person, at,
              audiences, answers, in_place_of, brought_by)
            select :taskId, :number, :task, :form, :localKey, :userId, :person, :at,
              array(select audience from work_item where task_id = :taskId), cast(:answers as jsonb),
              :inPlaceOf, :broughtBy
            """)
        .param("taskId", task.taskId())
        .param("number", task.number())
        .param("task", task.task())
        .param("form", task.form())
        .param("localKey", task.localKey())
        .param("userId", actor.userId())
        .param("person", actor.name())
        .param("at", SqlTime.now(clock))
        .param("answers", answers)
        .param("inPlaceOf", task.inPlaceOf())
        .param("broughtBy", paper == null ? null : paper.broughtBy())
        .update();
  }

  /** Of somebody with several roles, the one that this task is decided in. */
  private @Nullable Role roleIn(TaskInHand task) {
    return handler(task.task()).right().roles().stream()
        .filter(task.actor()::is)
        .findFirst()
        .orElseGet(task.actor()::mainRole);
  }

  private Map<String, ?> decided(
      TaskInHand task, Map<String, ?> recorded, @Nullable OnPaper paper) {
    String person = task.inPlaceOf();
    if (task.localKey() == null && person == null && paper == null) {
      return recorded;
    }
    Map<String, Object> more = new HashMap<>(recorded);
    if (task.localKey() != null) {
      more.put("of", task.local());
    }
    if (paper != null) {
      more.put("onPaper", paper.recorded());
    }
    if (person != null) {
      more.putAll(
          Chronicle.inPlaceOf(person, people.names(List.of(person)).getOrDefault(person, person)));
    }
    return more;
  }

  /** Why separation of duties keeps this person from deciding, attached to the first field. */
  private List<FieldError> dutiesOf(TaskInHand task, FormSchema schema) {
    Right right = handler(task.task()).right();
    if (right == Right.VOTE) {
      // A member may still recuse; the ballot's own check decides.
      return List.of();
    }
    String field =
        schema.fields().stream().filter(each -> !each.readOnly()).findFirst().orElseThrow().key();
    return duties
        .against(right, task.number(), task.localKey(), task.actor().userId())
        .map(Duty::messageKey)
        .or(() -> dutyOfWhoIsAway(right, task))
        .or(() -> dutyOfWhoBroughtPaper(right, task))
        .map(key -> List.of(FieldError.of(field, key)))
        .orElseGet(List::of);
  }

  /** What somebody may not decide, their deputy does not decide for them. */
  private Optional<String> dutyOfWhoIsAway(Right right, TaskInHand task) {
    return Optional.ofNullable(task.inPlaceOf())
        .flatMap(person -> duties.against(right, task.number(), task.localKey(), person))
        .map(duty -> "duty.inPlaceOf");
  }

  /** Nobody brings the paper of what they may not decide. */
  private Optional<String> dutyOfWhoBroughtPaper(Right right, TaskInHand task) {
    return Optional.ofNullable(OnPaper.of(task.taskId()))
        .flatMap(paper -> duties.against(right, task.number(), task.localKey(), paper.broughtBy()))
        .map(duty -> "duty.onPaper");
  }

  private void refuse(List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw new SubmissionRefusedException(
          errors,
          errors.stream()
              .map(
                  error ->
                      error.key()
                          + ": "
                          + messages.getMessage(
                              error.messageKey(),
                              error.args().toArray(),
                              error.messageKey(),
                              Locale.ENGLISH))
              .collect(Collectors.joining("; ")));
    }
  }
}
