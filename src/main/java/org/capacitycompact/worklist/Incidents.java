package org.capacitycompact.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.Turns;
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

  private static final String OPEN =
      """
      select i.id_, e.business_key_, coalesce(i.failed_activity_id_, i.activity_id_) as step,
        i.incident_type_, i.incident_msg_, i.configuration_, i.incident_timestamp_,
        i.proc_inst_id_, j.type_ as job
      from act_ru_incident i
      join act_ru_execution e on e.id_ = i.proc_inst_id_
      left join act_ru_job j on j.id_ = i.configuration_ and i.incident_type_ = 'failedJob'
      where i.root_cause_incident_id_ = i.id_ and e.business_key_ is not null
      """;

  private static final String FAILED_JOB = "failedJob";

  private static final int MOST = 200;

  private final JdbcClient database;
  private final EngineAccess engine;
  private final ManagementService jobs;
  private final ExternalTaskService payments;
  private final Turns turns;
  private final Chronicle chronicle;
  private final MoveAgain move;
  private final Clock clock;

  Incidents(
      JdbcClient database,
      EngineAccess engine,
      ManagementService jobs,
      ExternalTaskService payments,
      Turns turns,
      Chronicle chronicle,
      MoveAgain move,
      Clock clock) {
    this.database = database;
    this.engine = engine;
    this.jobs = jobs;
    this.payments = payments;
    this.turns = turns;
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
                    database
                        .sql(OPEN + " order by i.incident_timestamp_, i.id_ limit ?")
                        .param(MOST)
                        .query(Incidents::found)
                        .list()
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
    return database
        .sql(
            """
            select l.external_task as id, l.number, l.step, 'PAYMENT_LATE' as kind, l.since
            from late_payment l join act_ru_ext_task x on x.id_ = l.external_task
            where (x.retries_ is null or x.retries_ > 0) and x.worker_id_ is distinct from :held
            order by l.since, l.external_task limit :most
            """)
        .param("held", ExternalWork.HELD_BACK)
        .param("most", MOST)
        .query(Incident.class)
        .list();
  }

  /**
   * Whether an initiative, which the caller may see, waits for the secretariat to repair a step.
   */
  @Transactional(readOnly = true)
  public boolean on(String number) {
    // The engine's own tables have no row scope.
    return database
        .sql("select exists (" + OPEN + " and e.business_key_ = ? and i.incident_type_ <> ?)")
        .params(number, MoveAgain.INCIDENT)
        .query(Boolean.class)
        .single();
  }

  /**
   * Retries the step once, soon. Returns its initiative; empty when the incident no longer exists.
   *
   * @throws AccessDeniedException when this person does not handle incidents
   */
  public Optional<String> tryAgain(String id, Actor actor) {
    require(actor);
    return engine.asSystem(
        () -> {
          Optional<Found> open = find(id);
          if (open.isEmpty()) {
            return Optional.empty();
          }
          String number = open.get().incident().number();
          if (open.get().type().equals(MoveAgain.INCIDENT)) {
            // The move takes the turn itself.
            move.moveAgain(open.get().work());
            chronicle.record(number, "incident.retried", actor);
            return Optional.of(number);
          }
          // Looked up again, because somebody may have resolved it meanwhile.
          return turns.beside(
              number,
              () -> {
                Optional<Found> still = find(id);
                still.ifPresent(found -> tryAgain(found, actor));
                return still.map(found -> number);
              });
        });
  }

  private Optional<Found> find(String id) {
    return database.sql(OPEN + " and i.id_ = ?").param(id).query(Incidents::found).optional();
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

  private static Found found(ResultSet row, int n) throws SQLException {
    String type = row.getString("incident_type_");
    return new Found(
        new Incident(
            row.getString("id_"),
            row.getString("business_key_"),
            step(type, row),
            kind(type, row),
            row.getTimestamp("incident_timestamp_").toInstant()),
        type,
        row.getString(type.equals(MoveAgain.INCIDENT) ? "proc_inst_id_" : "configuration_"));
  }

  /** A process may be held up by a timer or a message; the engine knows at which step it stands. */
  private static String step(String type, ResultSet row) throws SQLException {
    if (type.equals(MoveAgain.INCIDENT) && reason(row).length > 1) {
      return reason(row)[1];
    }
    // The engine adds a suffix for the body of a multi-instance step; it is the same step.
    return String.valueOf(row.getString("step")).replace("#multiInstanceBody", "");
  }

  private static String[] reason(ResultSet row) throws SQLException {
    return row.getString("incident_msg_").split(" ");
  }

  private static Incident.Kind kind(String type, ResultSet row) throws SQLException {
    return switch (type) {
      case FAILED_JOB ->
          "timer".equals(row.getString("job")) ? Incident.Kind.DEADLINE : Incident.Kind.STEP;
      case MoveAgain.INCIDENT -> Incident.Kind.valueOf(reason(row)[0]);
      default -> Incident.Kind.PAYMENT;
    };
  }
}
