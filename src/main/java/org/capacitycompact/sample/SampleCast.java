package org.capacitycompact.sample;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.capacitycompact.appraisal.AppraisalProcess;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.demand.DemandProcess;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.NewInitiative;
import org.capacitycompact.party.People;
import org.capacitycompact.plan.FormerQuestions;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.review.ReviewProcess;
import org.capacitycompact.worklist.OpenTask;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TaskResult;
import org.capacitycompact.worklist.WorkItem;
import org.capacitycompact.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * Plays people's parts: each decision is made by a person with the right role, through the same
 * checks as in production.
 */
@Component
class SampleCast {

  /** What is sent with them is what the plan says. */
  private static final Set<String> OF_THE_PLAN =
      Set.of(DemandProcess.ARTICULATE_DEMAND, AppraisalProcess.COMPLETE_DESIGN);

  private final People people;
  private final Initiatives initiatives;
  private final Worklist worklist;
  private final TaskDesk desk;
  private final SampleAnswers answers;
  private final CountryDays days;
  private final SampleRows rows;
  private final FormerQuestions questions;
  private final ProcessEngine engine;
  private final EngineAccess access;

  SampleCast(
      People people,
      Initiatives initiatives,
      Worklist worklist,
      TaskDesk desk,
      SampleAnswers answers,
      CountryDays days,
      SampleRows rows,
      FormerQuestions questions,
      ProcessEngine engine,
      EngineAccess access) {
    this.people = people;
    this.initiatives = initiatives;
    this.worklist = worklist;
    this.desk = desk;
    this.answers = answers;
    this.days = days;
    this.rows = rows;
    this.questions = questions;
    this.engine = engine;
    this.access = access;
  }

  /** The person with their present roles. */
  public Actor actor(String userId) {
    return people
        .actor(userId)
        .orElseThrow(() -> new IllegalStateException("nobody is called " + userId));
  }

  /** Raises an illustrative initiative and returns its number. */
  public InitiativeNumber raise(String userId, String title) {
    Actor actor = actor(userId);
    String country = actor.country();
    if (country == null) {
      throw new IllegalStateException(userId + " belongs to no country");
    }
    return seenBy(
            actor,
            () -> initiatives.raise(new NewInitiative(country, title, "en", true, null), actor))
        .number();
  }

  /**
   * The sample answers for this task, without those that the plan gives; however many
   * recommendations it shows, each as the first.
   */
  Map<String, Object> answers(OpenTask task) {
    Map<String, Object> fitting = answers.of(task.task().task(), days.today(task.task().country()));
    task.inPlan().forEach(fitting::remove);
    if (!task.task().task().equals(ReviewProcess.RESPOND_TO_REVIEW)) {
      return fitting;
    }
    Map<String, Object> sample = Map.copyOf(fitting);
    fitting.keySet().removeIf(key -> key.startsWith("recommendation"));
    for (String key : task.schema().keysOfRows().getOrDefault("recommendation", List.of())) {
      Object first = sample.get(key.replaceFirst("[0-9]+", "1"));
      if (first != null) {
        fitting.put(key, first);
      }
    }
    return fitting;
  }

  /** The ids of a step's open tasks that this person may act on. */
  public List<String> tasks(String userId, InitiativeNumber number, String task) {
    Actor actor = actor(userId);
    return seenBy(
        actor,
        () ->
            worklist.waitingOn(number).stream()
                .filter(item -> item.task().equals(task))
                .map(WorkItem::taskId)
                .filter(id -> desk.open(id, actor).isPresent())
                .toList());
  }

  /** A person being played sees only the rows they would see in the portal. */
  private static <T> T seenBy(Actor actor, Supplier<T> work) {
    return RowScope.within(RowScope.of(actor.audiences()), work);
  }

  /**
   * Decides with the sample answers, some of them changed.
   *
   * @throws IllegalStateException when the decision was not accepted
   */
  public void decide(
      String userId, InitiativeNumber number, String task, Map<String, Object> changes) {
    TaskResult decided = attempt(userId, number, task, changes);
    if (!(decided instanceof TaskResult.Done)) {
      throw new IllegalStateException(
          userId + " cannot decide " + task + " of " + number + ": " + decided);
    }
    settle();
  }

  /**
   * Writes what these answers say of the plan that a task sends, in the person's name; nothing for
   * every other task.
   *
   * @return what was refused
   */
  public List<FieldError> writePlan(
      String userId, InitiativeNumber number, String task, Map<String, Object> changes) {
    return OF_THE_PLAN.contains(task)
        ? seenBy(
            actor(userId),
            () ->
                rows.write(
                    number, answers.of(task, days.today(number.country())), changes, actor(userId)))
        : List.of();
  }

  /**
   * Tries to decide, with the sample answers and these changes, and says what became of it. What
   * they say of the plan is written there first.
   */
  TaskResult attempt(
      String userId, InitiativeNumber number, String task, Map<String, Object> changes) {
    List<String> open = tasks(userId, number, task);
    if (open.isEmpty()) {
      throw new IllegalStateException(
          "no task "
              + task
              + " of "
              + number
              + " for "
              + userId
              + "; open: "
              + worklist.waitingOn(number).stream().map(WorkItem::task).toList());
    }
    Actor actor = actor(userId);
    List<FieldError> refused = writePlan(userId, number, task, changes);
    if (!refused.isEmpty()) {
      return new TaskResult.Refused(refused);
    }
    Map<String, Object> all =
        seenBy(actor, () -> desk.open(open.get(0), actor))
            .map(this::answers)
            .orElseGet(() -> answers.of(task, days.today(number.country())));
    all.putAll(changes);
    if (OF_THE_PLAN.contains(task)) {
      all.keySet().removeIf(key -> questions.of(key).isPresent());
    }
    return seenBy(actor, () -> desk.decide(open.get(0), actor, all));
  }

  /** Waits until automatic steps are done; runs them itself if there is no job executor. */
  public void settle() {
    ManagementService management = engine.getManagementService();
    boolean byItself =
        ((ProcessEngineImpl) engine).getProcessEngineConfiguration().getJobExecutor().isActive();
    for (int round = 0; round < 600; round++) {
      List<Job> jobs = access.asSystem(() -> waitingJobs(management));
      if (jobs.isEmpty()) {
        return;
      }
      if (byItself) {
        pause();
      } else {
        jobs.forEach(job -> access.asSystem(() -> management.executeJob(job.getId())));
      }
    }
    throw new IllegalStateException("something that goes on by itself does not end");
  }

  private static List<Job> waitingJobs(ManagementService management) {
    return management.createJobQuery().messages().withRetriesLeft().active().listPage(0, 50);
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
