package org.capacitycompact.release;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.capacitycompact.release.WaitState.Kind;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where the initiatives of a database stand, by the engine's tables. */
final class StandingInDatabase {

  /** The engine adds a suffix for the body of a multi-instance step; it is the same step. */
  private static final String STANDING =
      """
      with instance as (
        select e.id_, e.business_key_ as number, d.key_ as process
        from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
        where e.parent_id_ is null)
      select i.process, t.task_def_key_ as element, 'TASK' as kind, i.number
      from act_ru_task t join instance i on i.id_ = t.proc_inst_id_
      union
      select i.process, replace(d.act_id_, '#multiInstanceBody', ''),
        case j.type_ when 'timer' then 'TIMER' else 'JOB' end, i.number
      from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
        join instance i on i.id_ = j.process_instance_id_
      union
      select i.process, s.activity_id_, 'MESSAGE', i.number
      from act_ru_event_subscr s join instance i on i.id_ = s.proc_inst_id_
      where s.event_type_ = 'message'
      union
      select i.process, x.act_id_, case when x.retries_ = 0 then 'PAYMENT_FAILED'
        when x.worker_id_ is not null then 'PAYMENT_FETCHED' else 'PAYMENT' end, i.number
      from act_ru_ext_task x join instance i on i.id_ = x.proc_inst_id_
      union
      select i.process, replace(c.act_id_, '#multiInstanceBody', ''), 'CALL', i.number
      from act_ru_execution called join act_ru_execution c on c.id_ = called.super_exec_
        join instance i on i.id_ = c.proc_inst_id_
      union
      select i.process, (select max(replace(c.act_id_, '#multiInstanceBody', ''))
        from act_ru_execution c where c.parent_id_ = done.execution_id_), 'HALF_DONE', i.number
      from act_ru_variable done
        join act_ru_variable active on active.execution_id_ = done.execution_id_
          and active.name_ = 'nrOfActiveInstances' and active.long_ > 0
        join instance i on i.id_ = done.proc_inst_id_
      where done.name_ = 'nrOfCompletedInstances' and done.long_ > 0
      """;

  /** The newest models, which new initiatives follow. */
  private static final String MODELS =
      """
      select distinct on (d.key_) b.bytes_ from act_re_procdef d
      join act_ge_bytearray b
        on b.deployment_id_ = d.deployment_id_ and b.name_ = d.resource_name_
      order by d.key_, d.version_ desc
      """;

  private final JdbcTemplate database;

  StandingInDatabase(JdbcTemplate database) {
    this.database = database;
  }

  /** The numbers of initiatives by place. */
  SortedMap<WaitState, SortedSet<String>> byPlace() {
    SortedMap<WaitState, SortedSet<String>> standing = new TreeMap<>();
    database.query(
        STANDING,
        row -> {
          WaitState place =
              new WaitState(row.getString(1), row.getString(2), Kind.valueOf(row.getString(3)));
          standing.computeIfAbsent(place, any -> new TreeSet<>()).add(row.getString(4));
        });
    return standing;
  }

  /** The places of each initiative. */
  SortedMap<String, List<WaitState>> byInitiative() {
    SortedMap<String, List<WaitState>> places = new TreeMap<>();
    for (Map.Entry<WaitState, SortedSet<String>> place : byPlace().entrySet()) {
      place
          .getValue()
          .forEach(
              number -> places.computeIfAbsent(number, n -> new ArrayList<>()).add(place.getKey()));
    }
    return places;
  }

  /** One initiative for each stage, among those standing in it. */
  Set<String> oneOfEachStage() {
    Set<String> numbers = new TreeSet<>();
    byPlace()
        .forEach(
            (place, standing) -> {
              if (place.kind() == Kind.CALL && place.process().equals("initiative-lifecycle")) {
                numbers.add(standing.first());
              }
            });
    return numbers;
  }

  /** The places of the newest models where no initiative stands. */
  SortedSet<WaitState> empty() {
    List<BpmnModelInstance> models =
        database.query(
            MODELS,
            (row, n) -> Bpmn.readModelFromStream(new ByteArrayInputStream(row.getBytes(1))));
    SortedSet<WaitState> places = new TreeSet<>(WaitStates.of(models));
    places.removeAll(byPlace().keySet());
    return places;
  }
}
