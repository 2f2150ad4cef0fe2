package org.capacitycompact.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.party.People;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TaskResult;
import org.capacitycompact.worklist.WorkItem;
import org.capacitycompact.worklist.Worklist;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * One initiative from its demand to its exit through our services: each person named in the task
 * list finds the task there, is loaded anew for each request, and decides with all checks.
 */
final class CompactLife {

  /**
   * The report comes after the milestones are paid, so that it follows a finished piece of work.
   */
  private static final String REPORT = "UserTask_ReportProgress";

  static final String LEAD = "IDMICRO";

  private static final Map<String, Map<String, Object>> CHOICES =
      Map.of(
          "UserTask_InviteProviders", Map.of("invitedProviders", List.of(LEAD, "ARTREASURY")),
          "UserTask_ChoosePartner", Map.of("chosenLead", LEAD));

  /** One sample person for each role. */
  private static final Map<String, String> PEOPLE =
      Map.ofEntries(
          Map.entry("focalPointKE", "amina"),
          Map.entry("nationalAuthorityKE", "joseph"),
          Map.entry("implementerKE", "wanjiku"),
          Map.entry("nonStateActorKE", "otieno"),
          Map.entry("focalPointUG", "namono"),
          Map.entry("nationalAuthorityUG", "kato"),
          Map.entry("implementerUG", "nakato"),
          Map.entry("nonStateActorUG", "mugisha"),
          Map.entry("providerIDMICRO", "siti"),
          Map.entry("providerARTREASURY", "lucia"),
          Map.entry("providerBRENAP", "paulo"),
          Map.entry("providerDECOOP", "anna"),
          Map.entry("secretariat", "sofia"));

  private final Cast cast;
  private final People people;
  private final Worklist worklist;
  private final TaskDesk desk;
  private final Initiatives initiatives;
  private final Verdicts verdicts;
  private final ProcessEngine engine;
  private final EngineAccess access;
  private final DataSource database;

  @Autowired
  CompactLife(
      Cast cast,
      People people,
      Worklist worklist,
      TaskDesk desk,
      Initiatives initiatives,
      Verdicts verdicts,
      ProcessEngine engine,
      EngineAccess access,
      DataSource database) {
    this.cast = cast;
    this.people = people;
    this.worklist = worklist;
    this.desk = desk;
    this.initiatives = initiatives;
    this.verdicts = verdicts;
    this.engine = engine;
    this.access = access;
    this.database = database;
  }

  /** Plays one life; counts its database statements if there is a tally. */
  Tape live(String country, StatementTally tally) {
    Tape tape = new Tape();
    InitiativeNumber number =
        during(
            tally,
            "raise the demand",
            () ->
                cast.raise(
                    PEOPLE.get("focalPoint" + country), "Supervise savings groups by own means"));
    while (true) {
      WorkItem next = during(tally, "find the task", () -> next(number));
      if (next == null || next.task().equals(REPORT)) {
        List<String> waiting = jobs(database, number);
        if (!waiting.isEmpty()) {
          waiting.forEach(job -> during(tally, "go on by itself", () -> goOn(job)));
          continue;
        }
        if (during(tally, "pay", () -> pay(number))) {
          continue;
        }
      }
      if (next == null) {
        break;
      }
      String person = person(next);
      Map<String, Object> answers = answers(next);
      // The plan is written row by row before; the stock engine has all of it in variables.
      Map<String, Object> all = new HashMap<>(cast.everyAnswer(next.task()));
      all.putAll(answers);
      if (!cast.writePlan(person, number, next.task(), answers).isEmpty()) {
        throw new IllegalStateException("the plan of " + number + " was not taken");
      }
      answers.keySet().retainAll(sent(next.task(), answers));
      during(tally, next.task(), () -> decide(person, next, answers));
      tape.decided(next.task(), next.localKey(), all);
    }
    Status status = initiatives.get(number).status();
    if (status != Status.EXITED) {
      throw new IllegalStateException(
          number + " did not come to its exit: " + status + " after " + tape.path());
    }
    tape.asked(
        verdicts.of(number).stream()
            .sorted(Comparator.comparing(verdict -> verdict.decidedAt()))
            .map(v -> new Tape.Asked(v.step(), v.decision(), v.facts(), v.outcome()))
            .toList());
    return tape;
  }

  private Boolean decide(String person, WorkItem task, Map<String, Object> answers) {
    Actor actor = people.actor(person).orElseThrow();
    TaskResult decided = desk.decide(task.taskId(), actor, answers);
    if (!(decided instanceof TaskResult.Done)) {
      throw new IllegalStateException(person + " cannot decide " + task + ": " + decided);
    }
    return true;
  }

  private WorkItem next(InitiativeNumber number) {
    List<WorkItem> open = new ArrayList<>(worklist.waitingOn(number));
    open.sort(Comparator.comparing(item -> item.task().equals(REPORT)));
    return open.isEmpty() ? null : open.get(0);
  }

  private Map<String, Object> answers(WorkItem item) {
    Map<String, Object> answers = new HashMap<>(cast.answers(item.task(), item.country()));
    answers.putAll(CHOICES.getOrDefault(item.task(), Map.of()));
    return answers;
  }

  /** Without what the plan says. */
  private Set<String> sent(String task, Map<String, Object> answers) {
    Set<String> keys = new HashSet<>(answers.keySet());
    if (Set.of("UserTask_ArticulateDemand", "UserTask_CompleteDesign").contains(task)) {
      keys.retainAll(cast.answers(task).keySet());
    }
    return keys;
  }

  private String person(WorkItem item) {
    if (item.assignee() != null) {
      return item.assignee();
    }
    Set<String> audiences = worklist.audiencesOn(item.number()).get(item.taskId());
    String group =
        audiences.stream()
            .filter(audience -> audience.startsWith("group:"))
            .findFirst()
            .orElseThrow()
            .substring("group:".length());
    String person = PEOPLE.get(group);
    if (person == null) {
      throw new IllegalStateException("nobody plays the part of " + group);
    }
    return person;
  }

  private Boolean goOn(String job) {
    access.asSystem(() -> engine.getManagementService().executeJob(job));
    return true;
  }

  /** Like a finance system: fetches payments and reports them made. */
  private boolean pay(InitiativeNumber number) {
    Actor finance = people.actor("finance").orElseThrow();
    return access.actingAs(
        finance.userId(),
        finance.groups(),
        () -> {
          List<LockedExternalTask> due =
              engine
                  .getExternalTaskService()
                  .fetchAndLock(10, finance.userId())
                  .topic("disburse", 60_000)
                  .businessKey(number.value())
                  .execute();
          due.forEach(
              payment ->
                  engine.getExternalTaskService().complete(payment.getId(), finance.userId()));
          return !due.isEmpty();
        });
  }

  static <T> T during(StatementTally tally, String step, Callable<T> work) {
    if (tally != null) {
      return tally.during(step, work);
    }
    try {
      return work.call();
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The jobs without a date in one life; never counted. */
  static List<String> jobs(DataSource database, InitiativeNumber number) {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                """
                select j.id_ from act_ru_job j
                join act_ru_execution e on e.id_ = j.process_instance_id_
                where e.business_key_ = ? and j.type_ = 'message' order by j.create_time_, j.id_
                """)) {
      query.setString(1, number.value());
      List<String> found = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      return found;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
