package org.capacitycompact.release;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads from the engine's tables what runs and where it rests. It never writes. */
class RunningProcesses {

  private static final String OTHERS =
      """
      select e.id_ as id, e.business_key_ as number, d.key_ as process, d.id_ as definition,
        d.deployment_id_ as deployment, e.super_exec_ is not null as called
      from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
      where e.id_ = e.proc_inst_id_ and not d.deployment_id_ = any (:deployments)
      """;

  private final JdbcClient database;

  RunningProcesses(JdbcClient database) {
    this.database = database;
  }

  /**
   * Processes of other deployments than these, by initiative, called processes before their
   * callers.
   */
  List<RunningProcess> broughtByOthersThan(Collection<String> deployments) {
    return database
        .sql(OTHERS + " order by e.business_key_, called desc, e.id_")
        .param("deployments", deployments.toArray(String[]::new))
        .query(RunningProcess.class)
        .list();
  }

  /** One of those, unless it has moved or ended meanwhile. */
  Optional<RunningProcess> find(String id, Collection<String> deployments) {
    return database
        .sql(OTHERS + " and e.id_ = :id")
        .param("deployments", deployments.toArray(String[]::new))
        .param("id", id)
        .query(RunningProcess.class)
        .optional();
  }

  /** Whether it still runs by the same definition: it may have ended, or been moved. */
  boolean isUnchanged(RunningProcess process) {
    return database
        .sql("select exists (select from act_ru_execution where id_ = ? and proc_def_id_ = ?)")
        .params(process.id(), process.definition())
        .query(Boolean.class)
        .single();
  }

  /**
   * Ids of the steps at which a process rests: tasks, calls, waits, timers, external tasks, jobs,
   * and the sub-processes around them.
   */
  List<String> restsAt(String id) {
    return database
        .sql(
            """
            select distinct replace(step, '#multiInstanceBody', '') as step from (
              select act_id_ as step from act_ru_execution where proc_inst_id_ = :id
              union all select task_def_key_ from act_ru_task where proc_inst_id_ = :id
              union all select activity_id_ from act_ru_event_subscr where proc_inst_id_ = :id
              union all select d.act_id_ from act_ru_job j
                join act_ru_jobdef d on d.id_ = j.job_def_id_ where j.process_instance_id_ = :id
            ) steps where step is not null order by step
            """)
        .param("id", id)
        .query(String.class)
        .list();
  }

  /** The model of a definition as BPMN 2.0 XML. */
  byte[] model(String definition) {
    return database
        .sql(
            """
            select b.bytes_ from act_re_procdef d
            join act_ge_bytearray b on b.deployment_id_ = d.deployment_id_
              and b.name_ = d.resource_name_
            where d.id_ = ?
            """)
        .param(definition)
        .query(byte[].class)
        .single();
  }
}
