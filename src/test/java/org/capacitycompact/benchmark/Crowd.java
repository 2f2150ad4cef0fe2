package org.capacitycompact.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Open tasks by the thousand, written by SQL: in the engine's tables (the same for both engines)
 * and, for ours, in the task list and as initiatives. All are the secretariat's; they alternate
 * between forty countries and ten steps, so that two filters leave one task in four hundred.
 */
final class Crowd {

  static final String COUNTRY = "KE";
  static final String STEP = "UserTask_CheckCompleteness";

  private static final String COUNTRIES =
      "(array['KE','UG','TG'] || array(select 'Q' || chr(65 + c) from generate_series(0, 25) c)"
          + " || array(select 'X' || chr(65 + c) from generate_series(0, 10) c))[1 + n % 40]";
  private static final String STEPS =
      "case when (n / 40) % 10 = 0 then '" + STEP + "' else 'UserTask_Step' || (n / 40) % 10 end";

  private final DataSource database;
  private final boolean ours;
  private int there = -1;

  Crowd(DataSource database, boolean ours) {
    this.database = database;
    this.ours = ours;
  }

  /** Sets the number of tasks, replacing earlier ones. */
  void of(int size) {
    if (size == there) {
      run("vacuum analyze");
      return;
    }
    there = size;
    run(
        "set session_replication_role = replica",
        "delete from act_ru_variable where id_ like 'crowd-%'",
        "delete from act_ru_identitylink where id_ like 'crowd-%'",
        "delete from act_ru_task where id_ like 'crowd-%'",
        "delete from act_ru_execution where id_ like 'crowd-%'",
        """
        insert into act_ru_execution (id_, rev_, root_proc_inst_id_, proc_inst_id_, business_key_,
          proc_def_id_, act_id_, is_active_, is_concurrent_, is_scope_, is_event_scope_,
          suspension_state_, cached_ent_state_, sequence_counter_)
        select 'crowd-' || n, 1, 'crowd-' || n, 'crowd-' || n, number, definition, %s, true, false,
          true, false, 1, 2, 1
        from (%s) crowd
        """
            .formatted(STEPS, numbered(size)),
        """
        insert into act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_,
          task_def_key_, priority_, create_time_, due_date_, suspension_state_)
        select 'crowd-' || n, 1, 'crowd-' || n, 'crowd-' || n, definition, 'Decide', %s, 50,
          now() - n * interval '1 second', now() + n * interval '1 minute', 1
        from (%s) crowd
        """
            .formatted(STEPS, numbered(size)),
        """
        insert into act_ru_identitylink (id_, rev_, group_id_, type_, task_id_)
        select 'crowd-' || n, 1, 'secretariat', 'candidate', 'crowd-' || n from (%s) crowd
        """
            .formatted(numbered(size)),
        variable("country", COUNTRIES, size),
        variable("step", STEPS, size));
    if (ours) {
      taskList(size);
    }
    run("vacuum analyze");
  }

  private static String numbered(int size) {
    return """
    select n, (select min(id_) from act_re_procdef where key_ = 'demand-articulation') as definition,
      %s || '-2040-' || lpad(n::text, 6, '0') as number
    from generate_series(1, %d) n
    """
        .formatted(COUNTRIES, size);
  }

  private static String variable(String name, String value, int size) {
    return """
    insert into act_ru_variable (id_, rev_, type_, name_, execution_id_, proc_inst_id_,
      proc_def_id_, text_, var_scope_, sequence_counter_, is_concurrent_local_)
    select 'crowd-%s-' || n, 1, 'string', '%s', 'crowd-' || n, 'crowd-' || n, definition, %s,
      'crowd-' || n, 1, false
    from (%s) crowd
    """
        .formatted(name, name, value, numbered(size));
  }

  private void taskList(int size) {
    run(
        "delete from work_item where task_id like 'crowd-%'",
        """
        insert into work_item (task_id, audience, number, task, form, title, country, created_at,
          due_at, search)
        select 'crowd-' || n, 'group:secretariat', number, %s, 'check-completeness',
          'Supervise savings groups ' || n, left(number, 2), now() - n * interval '1 second',
          now() + n * interval '1 minute', to_tsvector('simple', number || ' savings groups ' || n)
        from (%s) crowd
        """
            .formatted(STEPS, numbered(size)),
        "insert into country select distinct %s from generate_series(0, 39) n on conflict do nothing"
            .formatted(COUNTRIES));
  }

  /** Adds initiatives up to this number, each open to its country and the secretariat. */
  void initiatives(int size) {
    run(
        """
        insert into initiative (number, country, title, language, stage, status, track, illustrative,
          started_by, started_at, version)
        select number, left(number, 2), 'Supervise savings groups ' || n, 'en', 'DEMAND', 'RUNNING',
          'full', true, 'amina', now() - n * interval '1 minute', 0
        from (%s) crowd on conflict do nothing
        """
            .formatted(numbered(size)),
        """
        insert into initiative_audience (number, audience)
        select number, unnest(array['country:' || left(number, 2), 'group:secretariat'])
        from (%s) crowd on conflict do nothing
        """
            .formatted(numbered(size)),
        """
        insert into audit_entry (chain, number, at, kind, outcome, user_id, person, role, detail)
        select number, number, now(), 'raised', 'done', 'amina', 'Amina Wanjala', 'FOCAL_POINT', array['Savings']
        from (%s) crowd
        where not exists (select 1 from audit_entry e where e.chain = crowd.number)
        """
            .formatted(numbered(size)),
        "vacuum analyze");
  }

  private void run(String... statements) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
      statement.execute("set session_replication_role = origin");
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
