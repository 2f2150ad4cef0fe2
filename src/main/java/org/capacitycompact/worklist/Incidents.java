package org.capacitycompact.worklist;

import java.time.Clock;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.platform.engine.EngineAccess;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the system could not finish by itself, for the people who operate it. The engine's messages
 * and stack traces are for its log and are not shown here.
 */
@Service
public class Incidents {

  private static final String FAILED_JOB = "failedJob";
  private static final String FAILED_PAYMENT = "failedExternalTask";

  private static final int MOST = 200;

  /** One that happened in a called process is kept again for each process above it. */
  private static final int AT_EVERY_LEVEL = 5;

  private final JdbcClient database;
  private final EngineAccess engine;
  private final RuntimeService processes;
  private final ManagementService jobs;
  private final ExternalTaskService payments;
  private final InitiativeLock lock;
  private final Chronicle chronicle;
  private final MoveAgain move;
  private final Clock clock;

  Incidents(
      JdbcClient database,
      EngineAccess engine,
      RuntimeService processes,
      ManagementService jobs,
      ExternalTaskService payments,
      InitiativeLock lock,
      Chronicle chronicle,
      MoveAgain move,
      Clock clock) {
    this.database = database;
    this.engine = engine;
    this.processes = processes;
    this.jobs = jobs;
    this.payments = payments;
    this.lock = lock;
    this.chronicle = chronicle;
    this.move = move;
    this.clock = clock;
  }

  /**
   * @param type the engine's name for its kind
   * @param work id of the job, external task or process concerned
   */
  private record Found(Incident incident, String type, String work) {}

  /**
   * The open incidents, oldest first, 200 at most.
   *
   * @throws AccessDeniedException when this person does not handle incidents
   */
  @Transactional(readOnly = true)
  public List<Incident> open(Actor actor) {
    require(actor);
    return engine.asSystem(
        () ->
            Stream.concat(
                    told(
                            processes
                                .createIncidentQuery()
                                .orderByIncidentTimestamp()
                                .asc()
                                .orderByIncidentId()
                                .asc()
                                .listPage(0, MOST * AT_EVERY_LEVEL))
                        .stream()
                        .map(Found::incident),
                    late().stream())
                .sorted(Comparator.comparing(Incident::since))
                .limit(MOST)
                .toList());
  }

  private List<Incident> late() {
    // Whoever handles incidents handles those of all initiatives.
    return RowScope.within(RowScope.everything(), this::allLate);
  }

  private List<Incident> allLate() {
    String[] waiting =
        payments.createExternalTaskQuery().withRetriesLeft().list().stream()
            .filter(payment -> !ExternalWork.HELD_BACK.equals(payment.getWorkerId()))
            .map(ExternalTask::getId)
            .toArray(String[]::new);
    return database
        .sql(
            """
            select l.external_task as id, l.number, l.step, 'PAYMENT_LATE' as kind, l.since
            from late_payment l where l.external_task = any (:waiting)
            order by l.since, l.external_task limit :most
            """)
        .param("waiting", waiting)
        .param("most", MOST)
        .query(Incident.class)
        .list();
  }

  /**
   * Whether an initiative, which the caller may see, waits for the secretariat to repair a step.
   */
  @Transactional(readOnly = true)
  public boolean on(InitiativeNumber number) {
    // The engine's own tables: no scope of rows is told for them.
    return engine.inEngine(
        () ->
            // Nearly always there is none, which one question tells; a move that failed is the
            // operator's.
            processesOf(number).withIncident().count() > 0
                && Stream.of(FAILED_JOB, FAILED_PAYMENT)
                    .anyMatch(type -> processesOf(number).incidentType(type).count() > 0));
  }

  private ProcessInstanceQuery processesOf(InitiativeNumber number) {
    return processes.createProcessInstanceQuery().processInstanceBusinessKey(number.value());
  }

  /**
   * Retries the step once, soon. Returns its initiative; empty when the incident no longer exists.
   *
   * @throws AccessDeniedException when this person does not handle incidents
   */
  public Optional<InitiativeNumber> tryAgain(String id, Actor actor) {
    require(actor);
    return engine.asSystem(
        () -> {
          Optional<Found> open = find(id);
          if (open.isEmpty()) {
            return Optional.empty();
          }
          InitiativeNumber number = open.get().incident().number();
          if (open.get().type().equals(MoveAgain.INCIDENT)) {
            // The move takes the turn itself.
            move.moveAgain(open.get().work());
            chronicle.record(number, "incident.retried", actor);
            return Optional.of(number);
          }
          // Looked up again, because somebody may have resolved it meanwhile.
          return lock.shared(
              number,
              () -> {
                Optional<Found> still = find(id);
                still.ifPresent(found -> tryAgain(found, actor));
                return still.map(found -> number);
              });
        });
  }

  private Optional<Found> find(String id) {
    if (!id.matches("[0-9A-Za-z-]{1,64}")) {
      // No incident is called so, and the engine's query takes no such text.
      return Optional.empty();
    }
    return told(processes.createIncidentQuery().incidentId(id).list()).stream().findFirst();
  }

  /** Those that happened here, each with its initiative: all are asked for at once. */
  private List<Found> told(List<org.camunda.bpm.engine.runtime.Incident> open) {
    List<org.camunda.bpm.engine.runtime.Incident> own =
        open.stream().filter(each -> each.getId().equals(each.getRootCauseIncidentId())).toList();
    if (own.isEmpty()) {
      return List.of();
    }
    Map<String, String> numbers =
        processes
            .createProcessInstanceQuery()
            .processInstanceIds(
                own.stream()
                    .map(org.camunda.bpm.engine.runtime.Incident::getProcessInstanceId)
                    .collect(Collectors.toSet()))
            .list()
            .stream()
            .filter(process -> process.getBusinessKey() != null)
            .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
    Set<String> timers = timers(own);
    return own.stream()
        .filter(each -> numbers.containsKey(each.getProcessInstanceId()))
        .map(each -> found(each, numbers, timers.contains(each.getConfiguration())))
        .toList();
  }

  /** Of the jobs that failed, those that a time started. */
  private Set<String> timers(List<org.camunda.bpm.engine.runtime.Incident> open) {
    Set<String> failed =
        open.stream()
            .filter(each -> each.getIncidentType().equals(FAILED_JOB))
            .map(org.camunda.bpm.engine.runtime.Incident::getConfiguration)
            .collect(Collectors.toSet());
    return failed.isEmpty()
        ? Set.of()
        : jobs.createJobQuery().jobIds(failed).timers().list().stream()
            .map(Job::getId)
            .collect(Collectors.toSet());
  }

  private void tryAgain(Found found, Actor actor) {
    if (found.type().equals(FAILED_JOB)) {
      jobs.setJobDuedate(found.work(), Date.from(clock.instant()));
      jobs.setJobRetries(found.work(), 1);
    } else {
      payments.setRetries(found.work(), 1);
    }
    chronicle.record(found.incident().number(), "incident.retried", actor);
  }

  private static void require(Actor actor) {
    if (!Right.HANDLE_INCIDENTS.of(actor)) {
      throw new AccessDeniedException("incidents are handled by the secretariat");
    }
  }

  private static Found found(
      org.camunda.bpm.engine.runtime.Incident open, Map<String, String> numbers, boolean timer) {
    String type = open.getIncidentType();
    String process = open.getProcessInstanceId();
    return new Found(
        new Incident(
            open.getId(),
            InitiativeNumber.of(String.valueOf(numbers.get(process))),
            step(open),
            kind(open, timer),
            open.getIncidentTimestamp().toInstant()),
        type,
        type.equals(MoveAgain.INCIDENT) ? process : open.getConfiguration());
  }

  /**
   * What holds a process back may be a timer or a message; the engine knows the step it stands at.
   */
  private static String step(org.camunda.bpm.engine.runtime.Incident open) {
    if (open.getIncidentType().equals(MoveAgain.INCIDENT) && reason(open).length > 1) {
      return reason(open)[1];
    }
    String failed = open.getFailedActivityId();
    // The engine names the body of several instances apart; it is the same step.
    return String.valueOf(failed == null ? open.getActivityId() : failed)
        .replace("#multiInstanceBody", "");
  }

  private static String[] reason(org.camunda.bpm.engine.runtime.Incident open) {
    return open.getIncidentMessage().split(" ");
  }

  private static Incident.Kind kind(org.camunda.bpm.engine.runtime.Incident open, boolean timer) {
    return switch (open.getIncidentType()) {
      case FAILED_JOB -> timer ? Incident.Kind.DEADLINE : Incident.Kind.STEP;
      case MoveAgain.INCIDENT -> Incident.Kind.valueOf(reason(open)[0]);
      default -> Incident.Kind.PAYMENT;
    };
  }
}
