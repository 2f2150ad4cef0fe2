package org.capacitycompact.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FormField;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.FormValidation;
import org.capacitycompact.form.ReleasedForms;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.plan.EstimatedTrack.Estimate;
import org.capacitycompact.plan.FormerQuestions;
import org.capacitycompact.plan.Missing.Moment;
import org.capacitycompact.plan.PlanAnswers;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.web.Exhibit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person does with a task through the portal or the API; {@link Door} checks each act. */
@Service
public class TaskDesk {

  private final TasksInHand tasks;
  private final TaskForms forms;
  private final PlanAnswers plan;
  private final FormerQuestions former;
  private final ReleasedForms released;
  private final TaskDrafts drafts;
  private final Admission admission;
  private final TaskService engineTasks;
  private final EngineAccess engine;
  private final Dormancy dormancy;
  private final JdbcClient database;
  private final Map<String, VerdictPreview> foresights;
  private final List<Notes> notes;
  private final List<DecidedOn> exhibits;

  TaskDesk(
      TasksInHand tasks,
      TaskForms forms,
      PlanAnswers plan,
      FormerQuestions former,
      ReleasedForms released,
      TaskDrafts drafts,
      Admission admission,
      TaskService engineTasks,
      EngineAccess engine,
      Dormancy dormancy,
      JdbcClient database,
      List<VerdictPreview> foresights,
      List<Notes> notes,
      List<DecidedOn> exhibits) {
    this.tasks = tasks;
    this.forms = forms;
    this.plan = plan;
    this.former = former;
    this.released = released;
    this.drafts = drafts;
    this.admission = admission;
    this.engineTasks = engineTasks;
    this.engine = engine;
    this.dormancy = dormancy;
    this.database = database;
    this.foresights =
        foresights.stream().collect(Collectors.toMap(VerdictPreview::task, Function.identity()));
    this.notes = notes;
    this.exhibits = exhibits;
  }

  /** The task with its form, if this person may see it. */
  @Transactional(readOnly = true)
  public Optional<OpenTask> open(String taskId, Actor actor) {
    return tasks
        .visible(taskId, actor)
        .flatMap(task -> definitionOf(task.taskId()).map(definition -> opened(task, definition)));
  }

  /** The task with its form and what is known already, without anybody's draft. */
  Optional<OpenTask> blank(TaskInHand task) {
    return definitionOf(task.taskId())
        .map(definition -> opened(task, definition, Optional.empty()));
  }

  /** Whether a preview is available while somebody works on this task. */
  public boolean foresees(TaskInHand task) {
    return foresights.containsKey(task.task());
  }

  /**
   * The verdicts that the present answers would get; empty for a task without such decisions.
   * Nothing is recorded.
   *
   * @param typed the answers, complete or not, right or wrong
   */
  public List<Verdict> foreseen(OpenTask open, Map<String, ?> typed) {
    VerdictPreview foresight = foresights.get(open.task().task());
    return foresight == null
        ? List.of()
        : foresight.of(open.task(), FormValidation.soFar(open.schema(), open.choices(), typed));
  }

  /**
   * The track that the present answers would lead to; empty for a task after which none is decided.
   */
  public Optional<Estimate> track(OpenTask open, Map<String, ?> typed) {
    return Optional.ofNullable(foresights.get(open.task().task()))
        .flatMap(
            foresight ->
                foresight.track(
                    open.task(), FormValidation.soFar(open.schema(), open.choices(), typed)));
  }

  /** How the plan stands that is sent with this task; empty for every other task. */
  @Transactional(readOnly = true)
  public List<PlanAnswers.Part> planned(OpenTask open) {
    Moment moment = admission.handler(open.task().task()).sends();
    return moment == null ? List.of() : plan.parts(open.task().number(), moment);
  }

  /** Whether findings of earlier decisions are worked on or weighed in this task. */
  public boolean weighsFindings(TaskInHand task) {
    return admission.handler(task.task()).weighsFindings();
  }

  /** What others wrote for whoever does this task, beside what its form shows. */
  @Transactional(readOnly = true)
  public List<Notes.Note> notes(TaskInHand task, Locale language) {
    return notes.stream().flatMap(each -> each.of(task, language).stream()).toList();
  }

  /** What the task decides on, with its structure; most important first. */
  @Transactional(readOnly = true)
  public List<Exhibit> shows(TaskInHand task, Locale language) {
    return exhibits.stream()
        .filter(each -> each.tasks().contains(task.task()))
        .flatMap(each -> each.of(task, language).stream())
        .filter(each -> !each.isEmpty())
        .toList();
  }

  /** Decides the task with what was submitted, in one transaction. */
  public TaskResult decide(String taskId, Actor actor, Map<String, Object> submitted) {
    Optional<TaskInHand> task = tasks.visible(taskId, actor);
    if (task.isEmpty()) {
      return before(taskId, actor);
    }
    try {
      inNameOf(actor, () -> engineTasks.complete(taskId, new HashMap<>(submitted)));
      return new TaskResult.Done(task.get());
    } catch (SubmissionRefusedException refused) {
      return new TaskResult.Refused(refused.errors());
    } catch (PeriodOverException late) {
      return new TaskResult.Late(task.get().number(), task.get().form(), late.at());
    } catch (TaskNotOpenException taken) {
      return before(taskId, actor);
    }
  }

  /** How the task ended, if this person could have decided it. */
  @Transactional(readOnly = true)
  public Optional<TaskResult.Ended> ended(String taskId, Actor actor) {
    return before(taskId, actor) instanceof TaskResult.Ended ended
        ? Optional.of(ended)
        : Optional.empty();
  }

  /** Those of these tasks for which this person has a draft. */
  @Transactional(readOnly = true)
  public Set<String> drafted(Collection<String> taskIds, Actor actor) {
    return drafts.of(taskIds, actor.userId());
  }

  /** Claims the task; false when somebody has claimed it or this person may not. */
  public boolean claim(String taskId, Actor actor) {
    return attempt(actor, () -> engineTasks.claim(taskId, actor.userId()));
  }

  /**
   * Resumes a task that its country had left dormant; false when this person may not, or it is not
   * dormant.
   */
  public boolean takeUp(String taskId, Actor actor) {
    return dormancy.takeUp(taskId, actor);
  }

  /** Returns the task to its group; false when this person has not claimed it. */
  public boolean release(String taskId, Actor actor) {
    return tasks
            .visible(taskId, actor)
            .filter(task -> actor.userId().equals(task.assignee()))
            .isPresent()
        && attempt(actor, () -> engineTasks.setAssignee(taskId, null));
  }

  /** Whether a task's answers are stored only by its capability. */
  public boolean isSecret(TaskInHand task) {
    return admission.handler(task.task()).isSecret();
  }

  /** Whether a task may be signed by hand, on its printed form. */
  public boolean isSigned(TaskInHand task) {
    return admission.handler(task.task()).isSigned();
  }

  /** What is answered in one of the forms of such tasks, by key; no other form has such a key. */
  public Set<String> secretKeys() {
    return admission.secretForms().stream()
        .flatMap(form -> released.of(form).fields().stream())
        .filter(field -> !field.readOnly())
        .map(FormField::key)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Saves what was typed, complete or not, replacing any draft of this person. */
  @Transactional
  public boolean saveDraft(String taskId, Actor actor, Map<String, Object> typed) {
    return saveDraft(taskId, actor, typed, DraftPage.ANY) instanceof DraftSaved.At;
  }

  /** Saves what was typed, complete or not, as this person's draft. */
  @Transactional
  public DraftSaved saveDraft(
      String taskId, Actor actor, Map<String, Object> typed, DraftPage from) {
    Optional<TaskInHand> mine = tasks.claimable(taskId, actor).filter(task -> !isSecret(task));
    if (mine.isEmpty()) {
      return new DraftSaved.NotTheirs();
    }
    Optional<Instant> saved =
        drafts.save(taskId, actor.userId(), withFormer(mine.get(), typed), from);
    return saved.isPresent()
        ? new DraftSaved.At(saved.get())
        : drafts
            .find(taskId, actor.userId())
            .<DraftSaved>map(newer -> new DraftSaved.NewerElsewhere(newer.savedAt()))
            .orElseGet(DraftSaved.NotTheirs::new);
  }

  /** What a draft of before says about rows stays in it, for whoever wrote it to copy. */
  private Map<String, Object> withFormer(TaskInHand task, Map<String, Object> typed) {
    if (admission.handler(task.task()).sends() == null) {
      return typed;
    }
    Map<String, Object> kept = new HashMap<>(typed);
    drafts.find(task.taskId(), task.actor().userId()).stream()
        .flatMap(draft -> draft.answers().entrySet().stream())
        .filter(each -> FormerQuestions.isNumbered(each.getKey()))
        .forEach(each -> kept.putIfAbsent(each.getKey(), each.getValue()));
    return kept;
  }

  private OpenTask opened(TaskInHand task, String definition) {
    return opened(task, definition, drafts.find(task.taskId(), task.actor().userId()));
  }

  private OpenTask opened(TaskInHand task, String definition, Optional<TaskDrafts.Draft> draft) {
    TaskHandler handler = admission.handler(task.task());
    Map<String, List<Choice>> choices = handler.choices(task);
    FormSchema schema =
        forms
            .of(definition, task.form())
            .asking(handler.rows(task))
            .grown(draft.map(saved -> saved.answers().keySet()).orElse(Set.of()));
    Map<String, Object> values = new HashMap<>(handler.prefill(task, schema));
    draft.ifPresent(
        saved -> {
          // A field missing in the draft was emptied: it was prefilled, and the person cleared it.
          schema.fields().stream()
              .filter(field -> !field.readOnly())
              .forEach(field -> values.remove(field.key()));
          values.putAll(saved.answers());
        });
    return new OpenTask(
        task,
        schema,
        choices,
        handler.needs(task, schema),
        values,
        draft.map(TaskDrafts.Draft::savedAt).orElse(null),
        draft.map(TaskDrafts.Draft::version).orElse(0L),
        tasks.ofAGroup(task.taskId()),
        handler.isSecret(),
        handler.sends() == null ? List.of() : former.keys().stream().sorted().toList(),
        handler.sends() == null ? List.of() : former(draft.map(TaskDrafts.Draft::answers)));
  }

  private List<OpenTask.Former> former(Optional<Map<String, Object>> draft) {
    return draft.orElse(Map.of()).entrySet().stream()
        .filter(each -> FormerQuestions.isNumbered(each.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .flatMap(
            each ->
                former.of(each.getKey()).stream()
                    .map(place -> new OpenTask.Former(place, each.getValue())))
        .toList();
  }

  /** Empty when somebody has ended the task meanwhile. */
  private Optional<String> definitionOf(String taskId) {
    return Optional.ofNullable(
            engine.inEngine(() -> engineTasks.createTaskQuery().taskId(taskId).singleResult()))
        .map(Task::getProcessDefinitionId);
  }

  private TaskResult before(String taskId, Actor actor) {
    return database
        .sql(
            """
            select number, task, form, user_id, person, at from task_decision
            where task_id = :task and audiences && :audiences::text[]
            union all
            select number, null, form, null, null, at from task_called_off
            where task_id = :task and audiences && :audiences::text[]
            """)
        .param("task", taskId)
        .param("audiences", actor.audiences().toArray(String[]::new))
        .query((row, n) -> ended(row, actor))
        .optional()
        .orElseGet(TaskResult.Unknown::new);
  }

  private static TaskResult ended(ResultSet row, Actor actor) throws SQLException {
    InitiativeNumber number = InitiativeNumber.of(row.getString("number"));
    String form = row.getString("form");
    Instant at = row.getTimestamp("at").toInstant();
    String decider = row.getString("user_id");
    return decider == null
        ? new TaskResult.CalledOff(number, form, at)
        : new TaskResult.Before(
            number,
            row.getString("task"),
            form,
            row.getString("person"),
            at,
            actor.userId().equals(decider));
  }

  private boolean attempt(Actor actor, Runnable work) {
    try {
      inNameOf(actor, work);
      return true;
    } catch (org.camunda.bpm.engine.ProcessEngineException notTheirs) {
      return false;
    }
  }

  private void inNameOf(Actor actor, Runnable work) {
    Supplier<@Nullable Void> call =
        () -> {
          work.run();
          return null;
        };
    engine.actingAs(actor.userId(), actor.groups(), call);
  }
}
