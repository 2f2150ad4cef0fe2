package org.capacitycompact.platform.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * The engine's tables, made by their owner from the engine's own scripts in one transaction. The
 * engine runs as the application; it checks the version of the tables and never changes them.
 */
final class EngineTables {

  private static final String SCRIPTS =
      "org/camunda/bpm/engine/db/create/activiti.postgres.create.";

  private static final List<String> PARTS =
      List.of(
          "engine",
          "history",
          "identity",
          "case.engine",
          "case.history",
          "decision.engine",
          "decision.history");

  /** An index that the engine's schema lacks: without it every completion scans the task table. */
  private static final String TASK_PARENT =
      "create index if not exists compact_task_parent on act_ru_task (parent_task_id_)";

  /**
   * Who is in which group, in our words: the one of the engine's tables that our own queries need
   * beside their rows, for each request and for lists of people by role. Nothing else names it.
   */
  private static final String GROUPS_HELD =
      """
      create view group_held as
      select user_id_ as user_id, group_id_ as held from act_id_membership
      """;

  private EngineTables() {}

  static void bringUpToDate(DataSource owner) throws SQLException {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      // A second node that starts on an empty database waits here for the first.
      statement.execute("select pg_advisory_xact_lock(hashtext('compact engine tables'))");
      if (!exist(statement, "act_ge_property")) {
        PARTS.forEach(
            part ->
                ScriptUtils.executeSqlScript(
                    connection, new ClassPathResource(SCRIPTS + part + ".sql")));
      }
      if (!exist(statement, "compact_task_parent")) {
        statement.execute(TASK_PARENT);
      }
      if (!exist(statement, "group_held")) {
        statement.execute(GROUPS_HELD);
      }
      connection.commit();
    }
  }

  private static boolean exist(Statement statement, String name) throws SQLException {
    try (ResultSet found =
        statement.executeQuery("select to_regclass('" + name + "') is not null")) {
      return found.next() && found.getBoolean(1);
    }
  }
}
