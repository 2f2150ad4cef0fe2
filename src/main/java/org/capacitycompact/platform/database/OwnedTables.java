package org.capacitycompact.platform.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * At the start: checks that row-level security applies to the application's role, brings our tables
 * and the engine's up to date as their owner, and grants the application what it needs.
 */
class OwnedTables {

  private static final String HELD =
      """
      select current_user as account,
        case
          when rolsuper then 'is a superuser'
          when rolbypassrls then 'bypasses row-level security'
          when current_user = '%1$s' or pg_has_role(current_user, '%1$s', 'member')
            then 'owns the tables'
          when exists (select from pg_class c
              where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                and pg_has_role(current_user, c.relowner, 'member'))
            then 'owns tables'
        end as why
      from pg_roles where rolname = current_user
      """;

  /** Grants also on objects of an earlier release. A node that starts meanwhile waits. */
  private static final String GIVE =
      """
      do $$
      declare
        item text;
      begin
        perform pg_advisory_xact_lock(hashtext('compact roles'));
        grant usage on schema public to %1$s;
        alter default privileges in schema public
          grant select, insert, update, delete on tables to %1$s;
        alter default privileges in schema public grant usage, select on sequences to %1$s;
        for item in
          select c.oid::regclass::text from pg_class c
          where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
            and c.relowner = (select oid from pg_roles where rolname = current_user)
            and c.relname <> 'flyway_schema_history'
            and not has_any_column_privilege(%2$s, c.oid, 'select')
        loop
          execute format('grant select, insert, update, delete on %%s to %1$s', item);
        end loop;
      end $$
      """;

  private final DataSource application;

  OwnedTables(DataSource application) {
    this.application = application;
  }

  void migrate(Flyway flyway) {
    DataSource owner = flyway.getConfiguration().getDataSource();
    String app = flyway.getConfiguration().getPlaceholders().getOrDefault("app", "");
    try {
      refuseWhoSeesEverything(owner, app);
      try (Connection connection = owner.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(
            GIVE.formatted(statement.enquoteIdentifier(app, false), statement.enquoteLiteral(app)));
      }
      flyway.migrate();
      EngineTables.bringUpToDate(owner);
    } catch (SQLException failure) {
      throw new IllegalStateException("the database cannot be made ready", failure);
    }
  }

  private void refuseWhoSeesEverything(DataSource owner, String named) throws SQLException {
    String ownersName = account(owner);
    try (Connection connection = application.getConnection();
        Statement statement = connection.createStatement();
        ResultSet held = statement.executeQuery(HELD.formatted(ownersName.replace("'", "''")))) {
      held.next();
      String account = held.getString("account");
      String why = held.getString("why");
      if (why != null) {
        throw DatabaseRolesException.tooPowerful(account, why);
      }
      if (!account.equals(named)) {
        throw DatabaseRolesException.otherName(account, named);
      }
    }
  }

  private static String account(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet account = statement.executeQuery("select current_user")) {
      account.next();
      return account.getString(1);
    }
  }
}
