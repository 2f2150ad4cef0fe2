package org.capacitycompact.release;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.worklist.OpenTask;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TaskResult;
import org.capacitycompact.worklist.WorkItem;
import org.capacitycompact.worklist.Worklist;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Brings every initiative of a database to an end, with the real checks: every open task is decided
 * by a permitted person so that the process continues. At each timer and for each message, one
 * initiative is left to it. One of each stage goes all the way; another is stopped by its country
 * once it has left its stage. It does not depend on dates, because the database may be years old.
 */
final class Finisher {

  /** More than any life takes, even with its work done three times. */
  private static final int MOST_STEPS = 250;

  /** Enough to leave the present stage and get well into the next. */
  private static final int ENOUGH_STEPS = 20;

  /**
   * Decided last: a report follows a finished piece of work; a design is judged with the steering
   * group's waivers.
   */
  private static final Set<String> LAST =
      Set.of("UserTask_ReportProgress", "UserTask_CompleteDesign");

  private final Cast cast;
  private final Worklist worklist;
  private final TaskDesk desk;
  private final Initiatives initiatives;
  private final WhoMayDecide people;
  private final AutomaticSteps machinery;
  private final ClearedWay way;
  private final LeadingAnswers answers;
  private final OutsideEvents prompts;
  private final List<String> decisions = new ArrayList<>();

  @Autowired
  Finisher(
      Cast cast,
      Worklist worklist,
      TaskDesk desk,
      Initiatives initiatives,
      AutowireCapableBeanFactory beans) {
    this.cast = cast;
    this.worklist = worklist;
    this.desk = desk;
    this.initiatives = initiatives;
    this.people = beans.createBean(WhoMayDecide.class);
    this.machinery = beans.createBean(AutomaticSteps.class);
    this.way = beans.createBean(ClearedWay.class);
    this.answers = new LeadingAnswers(cast);
    this.prompts = beans.createBean(OutsideEvents.class);
  }

  /** How an initiative ended, where it stood before, and after how many steps. */
  record Ended(InitiativeNumber number, List<WaitState> stood, Status status, int steps) {

    @Override
    public String toString() {
      return "%s %s after %d steps, stood at %s".formatted(number, status, steps, stood);
    }
  }

  /**
   * Finishes every initiative with something running.
   *
   * @throws IllegalStateException when some do not come to an end; it names them all
   */
  List<Ended> finish(JdbcTemplate database) {
    StandingInDatabase standing = new StandingInDatabase(database);
    SortedMap<String, List<WaitState>> stood = standing.byInitiative();
    Set<String> goWhole = standing.oneOfEachStage();
    prompts.give(standing.byPlace());
    List<Ended> ended = new ArrayList<>();
    List<String> stuck = new ArrayList<>();
    stood.forEach(
        (number, places) -> {
          try {
            int steps = finish(InitiativeNumber.of(number), goWhole.contains(number));
            ended.add(
                new Ended(
                    InitiativeNumber.of(number),
                    places,
                    initiatives.get(InitiativeNumber.of(number)).status(),
                    steps));
          } catch (RuntimeException failure) {
            stuck.add(number + ", which stood at " + places + ": " + failure);
          }
        });
    if (!stuck.isEmpty()) {
      throw new IllegalStateException(String.join("\n", stuck));
    }
    return ended;
  }

  private int finish(InitiativeNumber number, boolean whole) {
    int steps = 0;
    decisions.clear();
    while (machinery.runs(number)) {
      if (steps == ENOUGH_STEPS && !whole && prompts.stopped(number)) {
        continue;
      }
      boolean moved =
          machinery.mended(number, cast.actor("sofia"))
              || decided(number, false)
              || machinery.wentOn(number)
              || way.cleared(number, decisions)
              || decided(number, true)
              || machinery.paid(number, cast.actor("finance"))
              || machinery.timePassed(number);
      if (!moved || ++steps > MOST_STEPS) {
        throw new IllegalStateException(
            number + " does not come to an end; after " + steps + " steps open: " + open(number));
      }
    }
    return steps;
  }

  private boolean decided(InitiativeNumber number, boolean last) {
    WorkItem next =
        open(number).stream()
            .filter(item -> LAST.contains(item.task()) == last)
            .min(Comparator.comparing(WorkItem::createdAt).thenComparing(WorkItem::taskId))
            .orElse(null);
    if (next == null) {
      return false;
    }
    Actor person = people.decides(next);
    // What release 0.1.0 asked with a task that sends the plan is written there before.
    List<FieldError> unwritten = cast.writePlan(person.userId(), number, next.task(), Map.of());
    if (!unwritten.isEmpty()) {
      throw new IllegalStateException(
          person.userId() + " cannot write the plan of " + number + ": " + unwritten);
    }
    OpenTask task = desk.open(next.taskId(), person).orElseThrow();
    TaskResult decided = desk.decide(next.taskId(), person, answers.leadingOn(task));
    if (decided instanceof TaskResult.Refused) {
      decided = desk.decide(next.taskId(), person, answers.otherwise(task));
    }
    if (decided instanceof TaskResult.Refused && !last && decided(number, true)) {
      // Nothing is verified on outdated data, so the report had to come first.
      return true;
    }
    if (decided instanceof TaskResult.Late) {
      // Its period was over before the database was loaded: only its timer is left.
      return machinery.timePassed(number);
    }
    if (!(decided instanceof TaskResult.Done)) {
      throw new IllegalStateException(person.userId() + " cannot decide " + next + ": " + decided);
    }
    decisions.add(next.task());
    return true;
  }

  private List<WorkItem> open(InitiativeNumber number) {
    return worklist.waitingOn(number);
  }
}
