package org.capacitycompact.recovery;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares our tables with the engine's for every initiative: what is in one must be in the other,
 * once. Each query returns what is wrong.
 */
public final class Consistency {

  /** Open tasks of the engine with their initiative. */
  private static final String ENGINE_TASKS =
      """
      (select t.id_ as task_id, t.task_def_key_ as task, e.business_key_ as number
       from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_)
      """;

  private static final Map<String, String> WRONG = new LinkedHashMap<>();

  /** Since release 0.2.0. */
  private static final String HELD_BACK =
      """
      select h.number || ' ' || h.reason from payment_hold h where h.lifted_at is null
        and not exists (select from act_ru_variable v
          where v.name_ = 'paymentHold' and v.long_ = h.id)
      """;

  static {
    WRONG.put(
        "an open initiative without exactly one process",
        """
        select i.number from initiative i where i.ended_at is null and 1 <>
          (select count(*) from act_ru_execution e
           join act_re_procdef d on d.id_ = e.proc_def_id_ and d.key_ = 'initiative-lifecycle'
           where e.business_key_ = i.number and e.parent_id_ is null)
        """);
    WRONG.put(
        "an ended initiative whose process runs",
        """
        select i.number from initiative i join act_ru_execution e on e.business_key_ = i.number
        join act_re_procdef d on d.id_ = e.proc_def_id_
        where i.ended_at is not null and d.key_ <> 'post-exit-check'
        """);
    WRONG.put(
        "a process without an initiative",
        """
        select e.business_key_ from act_ru_execution e where e.parent_id_ is null
        and not exists (select 1 from initiative i where i.number = e.business_key_)
        """);
    WRONG.put(
        "an initiative that is not open to its country",
        """
        select i.number from initiative i where not exists
          (select 1 from initiative_audience a
           where a.number = i.number and a.audience = 'country:' || i.country)
        """);
    WRONG.put(
        "an initiative that was not raised exactly once",
        """
        select i.number from initiative i where 1 <>
          (select count(*) from audit_entry e where e.chain = i.number and e.kind = 'raised')
        """);
    WRONG.put(
        "an end that is told more or less than once",
        """
        select i.number from initiative i where (i.ended_at is not null)::int <>
          (select count(*) from audit_entry e where e.chain = i.number and e.kind = 'ended')
        """);
    WRONG.put(
        "a request without its initiative",
        "select token::text from initiative_request where number is null");
    WRONG.put(
        "two requests with one initiative",
        "select number from initiative_request group by number having count(*) > 1");
    WRONG.put(
        "a task that is on nobody's list",
        "select t.task_id || ' ' || t.number from "
            + ENGINE_TASKS
            + " t where not exists (select 1 from work_item w where w.task_id = t.task_id"
            + " and w.number = t.number and w.task = t.task)");
    WRONG.put(
        "a row of the task list without a task",
        "select w.task_id || ' ' || w.number from work_item w where not exists (select 1 from "
            + ENGINE_TASKS
            + " t where t.task_id = w.task_id)");
    WRONG.put(
        "a task that was decided and waits still",
        "select d.task_id from task_decision d join act_ru_task t on t.id_ = d.task_id");
    WRONG.put(
        "a decision that the engine's history does not know as completed",
        """
        select d.task_id || ' ' || d.task from task_decision d where not exists
          (select 1 from act_hi_taskinst h where h.id_ = d.task_id and h.end_time_ is not null
             and h.delete_reason_ = 'completed')
        """);
    WRONG.put(
        "a completed task that nobody decided",
        """
        select h.id_ || ' ' || h.task_def_key_ from act_hi_taskinst h
        where h.delete_reason_ = 'completed'
        and not exists (select 1 from task_decision d where d.task_id = h.id_)
        """);
    WRONG.put(
        "an open initiative that waits for nothing",
        """
        select i.number from initiative i where i.ended_at is null
        and not exists (select 1 from work_item w where w.number = i.number)
        and not exists (select 1 from act_ru_job j join act_ru_execution e
          on e.id_ = j.process_instance_id_ where e.business_key_ = i.number)
        and not exists (select 1 from act_ru_ext_task x join act_ru_execution e
          on e.id_ = x.proc_inst_id_ where e.business_key_ = i.number)
        """);
    WRONG.put(
        "a milestone that is paid without one payment, or a payment without its milestone",
        """
        select m.number || '/' || m.position from milestone m where (m.state = 'PAID') <>
          (1 = (select count(*) from payment p
                where p.number = m.number and p.milestone = m.position)) and m.amount > 0
        """);
    WRONG.put(
        "a payment that the ledger does not hold in full",
        """
        select p.key from payment p where p.amount <>
          (select coalesce(sum(l.amount), 0) from ledger_entry l
           where l.number = p.number and l.kind = 'disbursed' and l.key like 'payment:' || p.key || ':%')
        """);
    WRONG.put(
        "a milestone whose payment is told more or less than once",
        """
        select m.number || '/' || m.position from milestone m where (m.state = 'PAID')::int <>
          (select count(*) from audit_entry e where e.chain = m.number
             and e.kind = 'milestone.paid' and e.detail[1] = m.position::text)
        """);
    WRONG.put(
        "a ballot that no decision brought, or a decision without its ballot",
        """
        select r.number from ballot_round r
        where (select count(*) from ballot b where b.round = r.id and b.choice <> 'recuse') >
          (select count(*) from task_decision d where d.number = r.number
             and d.task in ('UserTask_CastBallot', 'UserTask_StateObjection'))
        """);
    WRONG.put(
        "a stage that the chronicle does not tell",
        """
        select i.number from initiative i where i.stage <> (select e.detail[1] from audit_entry e
          where e.chain = i.number and e.kind = 'stage' order by e.position desc limit 1)
        """);
  }

  private Consistency() {}

  /** The problems in words; empty when everything agrees. */
  public static List<String> faults(Connection database) throws SQLException {
    List<String> faults = new ArrayList<>();
    // One snapshot for all rules, because jobs may continue meanwhile.
    database.setAutoCommit(false);
    database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    Map<String, String> rules = new LinkedHashMap<>(WRONG);
    if (!column(
            database,
            "select to_regclass('payment_hold')::text as name where"
                + " to_regclass('payment_hold') is not null")
        .isEmpty()) {
      rules.put("something that holds payments back and is before nobody", HELD_BACK);
    }
    for (Map.Entry<String, String> rule : rules.entrySet()) {
      for (String row : column(database, rule.getValue())) {
        faults.add(rule.getKey() + ": " + row);
      }
    }
    database.commit();
    return faults;
  }

  /** What was acknowledged and does not exist exactly once. */
  static List<String> lost(Connection database, Journal journal) throws SQLException {
    List<String> lost = new ArrayList<>();
    Map<String, String> requests =
        pairs(database, "select token::text, number from initiative_request");
    journal.raised.forEach(
        (demand, number) -> {
          if (!number.equals(requests.get(demand.key().toString()))) {
            lost.add("demand " + number + " is " + requests.get(demand.key().toString()));
          }
        });
    Map<String, String> decisions = pairs(database, "select task_id, user_id from task_decision");
    journal.completed.forEach(
        (task, person) -> {
          if (!person.equals(decisions.get(task))) {
            lost.add("task " + task + " of " + person + " is " + decisions.get(task));
          }
        });
    List<String> stillToPay = column(database, "select id_ from act_ru_ext_task");
    journal.paid.keySet().stream()
        .filter(stillToPay::contains)
        .forEach(id -> lost.add("payment " + id));
    Map<String, Long> acknowledged = new LinkedHashMap<>();
    journal.paid.values().forEach(number -> acknowledged.merge(number, 1L, Long::sum));
    Map<String, String> booked =
        pairs(database, "select number, count(*)::text from payment group by number");
    acknowledged.forEach(
        (number, times) -> {
          if (Long.parseLong(booked.getOrDefault(number, "0")) < times) {
            lost.add("of " + times + " payments of " + number + " there are " + booked.get(number));
          }
        });
    return lost;
  }

  static List<String> column(Connection database, String query) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        all.add(rows.getString(1));
      }
      return all;
    }
  }

  private static Map<String, String> pairs(Connection database, String query) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      Map<String, String> all = new LinkedHashMap<>();
      while (rows.next()) {
        all.put(rows.getString(1), rows.getString(2));
      }
      return all;
    }
  }
}
