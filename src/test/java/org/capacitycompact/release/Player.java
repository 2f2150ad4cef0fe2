package org.capacitycompact.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.capacitycompact.delivery.Suspensions;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TaskResult;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is needed to bring initiatives to a place and leave them there, always with the real checks.
 */
final class Player {

  static final List<String> MEMBERS = List.of("mariam", "tomas", "luis", "grace", "hugo", "ingrid");

  final Cast cast;
  private final TaskDesk desk;
  private final Suspensions suspensions;
  private final ManagementService jobs;
  private final FinanceSystem finance;
  private final EngineAccess engine;
  private final JdbcClient database;
  private final List<Runnable> lastly = new ArrayList<>();

  @Autowired
  Player(
      Cast cast,
      TaskDesk desk,
      Suspensions suspensions,
      ManagementService jobs,
      ExternalTaskService payments,
      EngineAccess engine,
      JdbcClient database) {
    this.cast = cast;
    this.desk = desk;
    this.suspensions = suspensions;
    this.jobs = jobs;
    this.finance = new FinanceSystem(cast, payments, engine);
    this.engine = engine;
    this.database = database;
  }

  Story raised(String country, String title) {
    return Story.raised(cast, country, title);
  }

  Story toAppraisal(Story story) {
    return story.throughDemand().throughPartnership();
  }

  Story toApproval(Story story) {
    return toAppraisal(story).throughAppraisal();
  }

  Story toFunding(Story story) {
    return toApproval(story).throughApproval();
  }

  Story toWork(Story story) {
    return toFunding(story).throughFunding();
  }

  Story toReview(Story story) {
    return toWork(story).throughImplementation(() -> pay(story));
  }

  Story toExit(Story story) {
    return toReview(story).throughReview();
  }

  void suspend(Story story, String reason) {
    if (!suspensions.suspend(story.number(), cast.actor(story.focalPoint()), reason, null)) {
      throw new IllegalStateException(story.number() + " cannot be suspended");
    }
    cast.settle();
  }

  /** The person decides, and automatic steps have not begun. */
  void decideAndLeave(Story story, String person, String task) {
    TaskResult decided = cast.attempt(person, story.number(), task, Map.of());
    if (!(decided instanceof TaskResult.Done)) {
      throw new IllegalStateException(person + " cannot decide " + task + ": " + decided);
    }
  }

  /** Work to do at the very end, because further decisions would complete it. */
  void lastly(Runnable move) {
    lastly.add(move);
  }

  void last() {
    lastly.forEach(Runnable::run);
  }

  void draft(Story story, String person, String task) {
    Map<String, Object> typed = new HashMap<>(cast.answers(task));
    // An incomplete draft, as a person leaves it.
    typed.keySet().removeIf(key -> key.hashCode() % 3 == 0);
    if (!desk.saveDraft(taskOf(story, person, task), cast.actor(person), typed)) {
      throw new IllegalStateException("no draft of " + task);
    }
  }

  void claim(Story story, String person, String task) {
    if (!desk.claim(taskOf(story, person, task), cast.actor(person))) {
      throw new IllegalStateException(task + " was not claimed");
    }
  }

  private String taskOf(Story story, String person, String task) {
    return cast.tasks(person, story.number(), task).get(0);
  }

  /** Makes this timer of the initiative run out. */
  void timePasses(Story story, String timer) {
    engine.asSystem(() -> jobs.executeJob(job(story, timer)));
    cast.settle();
  }

  /** The job at an element; of several, the oldest. */
  String job(Story story, String element) {
    return database
        .sql(
            """
            select j.id_ from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
            join act_ru_execution e on e.id_ = j.process_instance_id_
            where e.business_key_ = ? and replace(d.act_id_, '#multiInstanceBody', '') = ?
            order by j.create_time_, j.id_
            """)
        .params(story.number(), element)
        .query(String.class)
        .list()
        .get(0);
  }

  void pay(Story story) {
    payAndLeave(story);
    cast.settle();
  }

  void payAndLeave(Story story) {
    finance.pays(story);
  }

  /** A worker fetched the payment for a long time, and vanished. */
  void fetchOnly(Story story) {
    finance.onlyFetches(story);
  }

  void failToPay(Story story) {
    finance.fails(story);
  }
}
