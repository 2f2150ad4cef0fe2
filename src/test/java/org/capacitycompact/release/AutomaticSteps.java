package org.capacitycompact.release;

import java.util.List;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.worklist.Incident;
import org.capacitycompact.worklist.Incidents;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens without a person's decision: jobs, payments, time, and repairs by hand. */
final class AutomaticSteps {

  private static final String JOBS =
      """
      select j.id_ from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_
      where e.business_key_ = ? and j.retries_ > 0 and %s order by j.duedate_, j.create_time_, j.id_
      """;

  private static final String PAYMENTS =
      """
      select x.id_ from act_ru_ext_task x join act_ru_execution e on e.id_ = x.proc_inst_id_
      where e.business_key_ = ? and x.worker_id_ is not null
      """;

  private final JdbcClient database;
  private final ManagementService jobs;
  private final ExternalTaskService payments;
  private final Incidents incidents;
  private final EngineAccess engine;

  @Autowired
  AutomaticSteps(
      JdbcClient database,
      ManagementService jobs,
      ExternalTaskService payments,
      Incidents incidents,
      EngineAccess engine) {
    this.database = database;
    this.jobs = jobs;
    this.payments = payments;
    this.incidents = incidents;
    this.engine = engine;
  }

  /** Whether anything of the initiative runs, also beside its top process. */
  boolean runs(InitiativeNumber number) {
    return database
        .sql("select exists (select from act_ru_execution where business_key_ = ?)")
        .param(number)
        .query(Boolean.class)
        .single();
  }

  /** Retries what failed, as the secretariat does. */
  boolean mended(InitiativeNumber number, Actor secretariat) {
    List<Incident> mine =
        incidents.open(secretariat).stream()
            .filter(incident -> incident.number().equals(number))
            .toList();
    mine.forEach(incident -> incidents.tryAgain(incident.id(), secretariat));
    return !mine.isEmpty();
  }

  /** Runs one job that is due, or that is retried. */
  boolean wentOn(InitiativeNumber number) {
    return run(number, "(j.type_ = 'message' or j.exception_msg_ is not null)");
  }

  /** Jumps to the next date that something waits for; only when nothing else is left. */
  boolean timePassed(InitiativeNumber number) {
    return run(number, "j.type_ = 'timer'");
  }

  /** Makes this timer of the initiative run out. */
  void timePassed(InitiativeNumber number, WaitState timer) {
    String job =
        database
            .sql(
                """
                select j.id_ from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
                join act_ru_execution e on e.id_ = j.process_instance_id_
                where e.business_key_ = ? and j.process_def_key_ = ? and d.act_id_ = ?
                order by j.duedate_, j.id_
                """)
            .params(number, timer.process(), timer.element())
            .query(String.class)
            .list()
            .get(0);
    engine.asSystem(() -> jobs.executeJob(job));
  }

  private boolean run(InitiativeNumber number, String which) {
    List<String> waiting =
        database.sql(JOBS.formatted(which)).param(number).query(String.class).list();
    if (waiting.isEmpty()) {
      return false;
    }
    engine.asSystem(() -> jobs.executeJob(waiting.get(0)));
    return true;
  }

  /** Makes due payments, including those that a worker fetched and never finished. */
  boolean paid(InitiativeNumber number, Actor finance) {
    database
        .sql(PAYMENTS)
        .param(number)
        .query(String.class)
        .list()
        .forEach(payment -> engine.asSystem(() -> payments.unlock(payment)));
    return engine.actingAs(
        finance.userId(),
        finance.groups(),
        () -> {
          List<LockedExternalTask> due =
              payments
                  .fetchAndLock(10, finance.userId())
                  .topic("disburse", 60_000)
                  .businessKey(number.value())
                  .execute();
          due.forEach(payment -> payments.complete(payment.getId(), finance.userId()));
          return !due.isEmpty();
        });
  }
}
