package org.capacitycompact.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.capacitycompact.CompactTest;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@CompactTest
@DisplayName("The application's role in the database")
class DatabaseRolesTest {

  @Autowired private DataSource database;
  @Autowired private EmbeddedDatabase server;

  @Test
  @DisplayName("is no superuser, does not bypass row-level security, and owns nothing")
  void isHeld() {
    Map<String, Object> role =
        app()
            .queryForMap(
                "select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles"
                    + " where rolname = current_user");
    assertThat(role)
        .containsEntry("rolname", "compact_app")
        .containsEntry("rolsuper", false)
        .containsEntry("rolbypassrls", false)
        .containsEntry("rolcreaterole", false)
        .containsEntry("rolcreatedb", false);
    assertThat(
            app()
                .queryForList(
                    """
                    select relname from pg_class
                    where relnamespace = 'public'::regnamespace
                      and relowner <> 'compact_owner'::regrole
                    union all
                    select proname from pg_proc
                    where pronamespace = 'public'::regnamespace
                      and proowner <> 'compact_owner'::regrole
                    """,
                    String.class))
        .as("what does not belong to the owner")
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table smuggled (word text)",
        "create temporary table smuggled (word text)",
        "create schema smuggled",
        "create function smuggled() returns int language sql return 1",
        "create role smuggled",
        "alter table initiative disable row level security",
        "alter table initiative add column smuggled text",
        "drop policy rows on finding",
        "truncate finding",
        "set role compact_owner",
        "set session authorization compact_owner",
        "grant compact_owner to compact_app",
        "alter role compact_app bypassrls",
        "set session_replication_role = replica",
        "update flyway_schema_history set success = false",
        "update seen_initiative set title = 'x'",
      })
  @DisplayName("cannot change what holds it")
  void cannotChangeWhatHoldsIt(String attempt) {
    assertThatThrownBy(() -> app().execute(attempt))
        .rootCause()
        .hasMessageMatching(
            "(?s).*(permission denied|must be owner|must be able to SET ROLE|must have the|cannot"
                + " update view).*");
  }

  @ParameterizedTest
  @CsvSource({
    "superuser, 'superuser', is a superuser",
    "sees_all, 'in role compact_app bypassrls', bypasses row-level security",
    "deputy, 'in role compact_owner', owns the tables",
    "compact_owner, '', owns the tables",
  })
  @DisplayName("is refused at the start, in one line, when it would see everything")
  void isRefused(String name, String how, String why) {
    JdbcTemplate superuser = as("postgres");
    if (!how.isEmpty()) {
      superuser.execute("create role %s login %s".formatted(name, how));
    }
    try {
      assertThatThrownBy(() -> new OwnedTables(source(name)).migrate(flyway(name)))
          .isInstanceOf(DatabaseRolesException.class)
          .hasMessageContaining(name + " " + why)
          .hasMessageContaining("spring.flyway.user")
          .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("\n"));
    } finally {
      if (!how.isEmpty()) {
        superuser.execute("drop role " + name);
      }
    }
  }

  @Test
  @DisplayName("is refused at the start when rights would be given to another name")
  void namesAgree() {
    assertThatThrownBy(() -> new OwnedTables(source("compact_app")).migrate(flyway("other")))
        .isInstanceOf(DatabaseRolesException.class)
        .hasMessageContaining("spring.flyway.placeholders.app=compact_app");
  }

  @Test
  @DisplayName("finds the engine's tables made by their owner, with the index they lack")
  void engineTables() {
    assertThat(
            app()
                .queryForList(
                    "select pg_get_userbyid(relowner) from pg_class where relname in"
                        + " ('act_ge_property', 'act_ru_task', 'compact_task_parent',"
                        + " 'act_hi_decinst')",
                    String.class))
        .isEqualTo(List.of("compact_owner", "compact_owner", "compact_owner", "compact_owner"));
  }

  private Flyway flyway(String app) {
    return Flyway.configure()
        .dataSource(source("compact_owner"))
        .placeholders(Map.of("app", app))
        .load();
  }

  private JdbcTemplate app() {
    return new JdbcTemplate(database);
  }

  private JdbcTemplate as(String account) {
    return new JdbcTemplate(source(account));
  }

  private DataSource source(String account) {
    return new DriverManagerDataSource(server.jdbcUrl(), account, "");
  }
}
