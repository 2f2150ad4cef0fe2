package org.capacitycompact.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.capacitycompact.audit.VerifyCommand;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database of the release before row security and the audit record, updated by a start. */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("A database of the release before")
class UpgradeTest {

  private static final String RELEASED = "97";

  /** The last release whose entries are hashed over their words. */
  private static final String OVER_WORDS = "250";

  /**
   * The statement with which that release writes entries; its nodes keep running while this one
   * starts.
   */
  private static final String WRITES =
      """
      insert into audit_entry (chain, at, kind, outcome, user_id, person, role, country, number,
        from_address, door, request_id, detail, before, after)
      select chain, at, kind, outcome, user_id, person, role, country,
        case when outcome = 'done' then number
        else (select i.number from initiative i where i.number = entry.number) end,
        from_address, door, request_id, detail, before, after
      from jsonb_to_recordset(cast(? as jsonb)) as entry(
        chain text, at timestamptz, kind text, outcome text, user_id text, person text,
        role text, country text, number text, from_address text, door text, request_id uuid,
        detail text[], before jsonb, after jsonb)
      """;

  private static final String WRITTEN =
      """
      [{"chain": "KE-2026-001", "at": "2026-11-01T10:00:00.123456Z", "kind": "changed",
        "outcome": "done", "user_id": "joseph", "person": "Joseph “é” 𐍈", "role": "AUTHORITY",
        "country": "KE", "number": "KE-2026-001", "from_address": "192.0.2.7", "door": "PORTAL",
        "request_id": "5f3c1c1e-6a39-4a52-9d0e-6f1f2f0d5a11", "detail": ["a", "b:{}", ""],
        "before": {"amount": 1.10}, "after": {"amount": 20.00, "text": "é\\n"}}]
      """;

  /** The tables that the release before wrote, and this one keeps. */
  private static final List<String> KEPT =
      List.of(
          "country",
          "organisation",
          "person",
          "initiative_number",
          "initiative",
          "initiative_audience",
          "initiative_request",
          "statement",
          "work_item",
          "task_decision",
          "task_draft",
          "verdict",
          "finding",
          "funding_agreement",
          "signature",
          "independent_review",
          "act_ge_property");

  private static final String EVENTS =
      """
      select number, row_number() over (partition by number order by id) as position, at, kind,
        user_id, person, role, detail::text as detail
      from initiative_event order by number, id
      """;

  private static final String ENTRIES =
      """
      select number, position, at, kind, user_id, person, role, detail::text as detail
      from audit_entry where chain = number and outcome = 'done' and kind <> 'changed'
      order by number, position
      """;

  @TempDir static Path folder;

  private final Map<String, String> columns = new TreeMap<>();
  private final Map<String, List<String>> before = new TreeMap<>();
  private List<Map<String, Object>> events = List.of();
  private Path home = Path.of("");
  private EmbeddedDatabase server;

  @BeforeAll
  void upgrade() throws Exception {
    home = Files.createDirectories(folder.resolve("database"));
    releaseBefore();
    start(OVER_WORDS);
    as("compact_app").update(WRITES, WRITTEN);
    migrate("latest");
    as("compact_app").update(WRITES, WRITTEN);
  }

  @AfterAll
  void stop() throws Exception {
    if (server != null) {
      server.destroy();
    }
  }

  @Test
  @DisplayName("keeps every row, of ours and of the engine")
  void keepsRows() {
    assertThat(rows(as("postgres"))).isEqualTo(before);
    assertThat(as("postgres").queryForList("select joined_at from person", Object.class))
        .as("people who signed in before have come")
        .hasSize(3)
        .doesNotContainNull();
  }

  @Test
  @DisplayName(
      "has in the plan what was stated, the design's answer last, and drafts with their writer")
  void formsAreSections() {
    assertThat(
            as("postgres")
                .queryForMap(
                    """
                    select n.problem, n.sector, o.country_custodian, o.anchoring, s.modalities::text,
                      e.local_cash_usd::text as cash, e.local_in_kind_usd as kind
                    from plan_need n join plan_ownership o using (number)
                      join plan_support s using (number) join plan_estimate e using (number)
                    where n.number = 'KE-2026-001'
                    """))
        .containsEntry("problem", "Six examiners")
        .containsEntry("sector", "240")
        .containsEntry("country_custodian", true)
        .containsEntry("anchoring", "intermediary")
        .containsEntry("modalities", "{twinning}")
        .containsEntry("cash", "25000.00")
        .containsEntry("kind", null);
    assertThat(
            as("postgres")
                .queryForList(
                    """
                    select section || ' ' || position || ' ' || seen || ' ' || (answers ->> 'problem')
                    from plan_draft where number = 'KE-2026-001' and user_id = 'amina'
                    """,
                    String.class))
        .containsExactly("need 1 0 Six ex");
    assertThat(
            as("postgres")
                .queryForList(
                    "select answers ->> 'result1Title' from own_draft where user_id = 'amina'",
                    String.class))
        .as("what belongs to a row stays with its writer")
        .containsExactly("Exams");
  }

  @Test
  @DisplayName("has what happened in its record, in its order and without a gap")
  void eventsAreEntries() {
    assertThat(as("postgres").queryForList(ENTRIES)).hasSize(7).isEqualTo(events);
    assertThat(as("postgres").queryForObject("select count(*) from audit_entry", Long.class))
        .as("and two that were written since")
        .isEqualTo(9);
    assertThat(
            as("postgres")
                .queryForList(
                    """
                    select e.chain || ' ' || e.position from audit_entry e
                    left join audit_entry p on p.chain = e.chain and p.position = e.position - 1
                    where e.previous_hash <> coalesce(p.hash, '')
                    """,
                    String.class))
        .as("entries that are not tied to the one before")
        .isEmpty();
    assertThat(
            as("postgres")
                .queryForObject("select to_regclass('initiative_event')::text", String.class))
        .isNull();
  }

  @Test
  @DisplayName("has a record that is verified, and where a change is found")
  void recordIsVerified(CapturedOutput output) {
    assertThat(verify()).isEqualTo(VerifyCommand.WHOLE);
    assertThat(output.getOut()).contains("Entries: 9,").contains("chains: 2");

    try {
      rewrite("Amina Otieno", "Somebody Else");
      assertThat(verify()).isEqualTo(VerifyCommand.BROKEN);
      assertThat(output.getOut()).contains("KE-2026-001");
    } finally {
      rewrite("Somebody Else", "Amina Otieno");
    }
    assertThat(verify()).isEqualTo(VerifyCommand.WHOLE);
  }

  @Test
  @DisplayName("goes on in the same chain: entries over their words, then entries over digests")
  void chainGoesOn(CapturedOutput output) {
    assertThat(
            as("postgres")
                .queryForList(
                    """
                    select form || ' ' || num_nonnulls(who_salt, address_salt, detail_salt,
                      before_salt, after_salt, who_digest, address_digest, detail_digest,
                      before_digest, after_digest)
                    from audit_entry where chain = 'KE-2026-001' order by position desc limit 3
                    """,
                    String.class))
        .containsExactly("2 10", "1 0", "1 0");
    assertThat(verify()).isEqualTo(VerifyCommand.WHOLE);

    try {
      rewrite("Joseph “é” 𐍈", "Somebody Else");
      assertThat(verify()).isEqualTo(VerifyCommand.BROKEN);
    } finally {
      rewrite("Somebody Else", "Joseph “é” 𐍈");
    }
    assertThat(verify()).isEqualTo(VerifyCommand.WHOLE);
    assertThat(output.getOut()).doesNotContain("something was taken out");
  }

  @Test
  @DisplayName("belongs to its owner, who is no superuser; the application owns nothing")
  void belongsToTheOwner() {
    assertThat(
            as("postgres")
                .queryForList(
                    """
                    select relname from pg_class where relnamespace = 'public'::regnamespace
                      and relowner <> 'compact_owner'::regrole
                    union all
                    select proname from pg_proc where pronamespace = 'public'::regnamespace
                      and proowner <> 'compact_owner'::regrole
                    """,
                    String.class))
        .isEmpty();
    assertThatThrownBy(() -> as("compact_app").execute("alter table initiative add x text"))
        .rootCause()
        .hasMessageContaining("must be owner");
    assertThatThrownBy(() -> as("compact_app").execute("select * from flyway_schema_history"))
        .rootCause()
        .hasMessageContaining("permission denied");
    assertThat(
            as("compact_app")
                .queryForObject(
                    "select value_ from act_ge_property where name_ = 'kept'", String.class))
        .as("the engine's table, which the release before made")
        .isEqualTo("still here");
  }

  @Test
  @DisplayName("shows the application the rows of its audiences only")
  void showsRowsOfAudiences() {
    assertThat(seen(RowScope.nothing())).isEmpty();
    assertThat(seen(RowScope.of(Set.of("country:KE"))))
        .containsExactly(
            "audit_entry KE-2026-001",
            "finding of verdict 1",
            "initiative KE-2026-001",
            "statement KE-2026-001",
            "verdict KE-2026-001",
            "work_item KE-2026-001");
    assertThat(seen(RowScope.of(Set.of("user:rosa"))))
        .containsExactly(
            "audit_entry NG-2026-001",
            "finding of verdict 2",
            "initiative NG-2026-001",
            "statement NG-2026-001",
            "verdict NG-2026-001",
            "work_item NG-2026-001");
    assertThat(seen(RowScope.of(Set.of("user:amina"))))
        .as("a task alone opens nothing else")
        .containsExactly("work_item NG-2026-001");
    assertThat(seen(RowScope.everything())).hasSize(12);
    assertThat(as("compact_app").queryForList("select number from initiative"))
        .as("a connection that names no audience")
        .isEmpty();
  }

  @Test
  @DisplayName("keeps duties that one person held together then, and takes no further ones")
  void dutiesOfBefore() {
    JdbcTemplate owner = as("compact_owner");
    assertThatThrownBy(
            () ->
                owner.update(
                    "update signature set given_by = 'amina' where party = 'provider'"
                        + " and agreement = 2"))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(
            () ->
                owner.update(
                    "insert into independent_review (number, reviewer, appointed_by, appointed_at)"
                        + " values ('KE-2026-001', 'rosa', 'rosa', now())"))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThat(
            owner.update("update independent_review set reason = reason where reviewer = 'rosa'"))
        .as("a review that was asked for before can be written")
        .isOne();
  }

  @Test
  @DisplayName("is not changed by a further start")
  void startsAgain() throws Exception {
    List<String> upgraded = everything();
    server.destroy();
    start("latest");
    assertThat(everything()).isEqualTo(upgraded);
  }

  /**
   * As a start of the release before left it: everything belongs to the superuser, and there are no
   * roles.
   */
  private void releaseBefore() throws Exception {
    try (EmbeddedPostgres earlier =
        EmbeddedPostgres.builder()
            .setDataDirectory(home.resolve("data"))
            .setCleanDataDirectory(false)
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("encoding", "UTF8")
            .start()) {
      DataSource superuser = earlier.getPostgresDatabase();
      Flyway.configure()
          .dataSource(superuser)
          // The step after each migration was added later.
          .skipDefaultCallbacks(true)
          .target(RELEASED)
          .load()
          .migrate();
      EngineTables.bringUpToDate(superuser);
      JdbcTemplate database = new JdbcTemplate(superuser);
      database.execute(
          new ClassPathResource("release-before.sql", UpgradeTest.class)
              .getContentAsString(StandardCharsets.UTF_8));
      for (String table : KEPT) {
        columns.put(
            table,
            database.queryForObject(
                """
                select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
                where attrelid = ?::regclass and attnum > 0 and not attisdropped
                """,
                String.class,
                table));
      }
      before.putAll(rows(database));
      assertThat(before.values()).as("rows of the release before").noneMatch(List::isEmpty);
      events = database.queryForList(EVENTS);
    }
  }

  /** What the application does to its database before it serves requests. */
  private void start(String release) throws SQLException {
    server = EmbeddedDatabase.start(home, null);
    migrate(release);
  }

  private void migrate(String release) {
    new OwnedTables(source("compact_app"))
        .migrate(
            Flyway.configure()
                .dataSource(source("compact_owner"))
                .target(release)
                .placeholders(Map.of("app", "compact_app"))
                .load());
  }

  private Map<String, List<String>> rows(JdbcTemplate database) {
    Map<String, List<String>> rows = new TreeMap<>();
    columns.forEach(
        (table, names) ->
            rows.put(
                table,
                database.queryForList(
                    "select row(%s)::text as r from %s order by r".formatted(names, table),
                    String.class)));
    return rows;
  }

  private List<String> seen(RowScope scope) {
    PGSimpleDataSource application = new PGSimpleDataSource();
    application.setUrl(server.jdbcUrl());
    application.setUser("compact_app");
    JdbcTemplate scoped = new JdbcTemplate(new ScopedDataSource(application));
    return RowScope.within(
        scope,
        () ->
            scoped.queryForList(
                """
                select 'audit_entry ' || number as seen from audit_entry
                union select 'finding of verdict ' || verdict from finding
                union select 'initiative ' || number from initiative
                union select 'statement ' || number from statement
                union select 'verdict ' || number from verdict
                union select 'work_item ' || number from work_item order by seen
                """,
                String.class));
  }

  /** Rows, tables, rights, policies and functions, one per line. */
  private List<String> everything() {
    return as("postgres")
        .queryForList(
            """
            select 'migrated ' || h::text as line from flyway_schema_history h
            union all select 'entry ' || e::text from audit_entry e
            union all select 'person ' || p::text from person p
            union all select 'relation ' || relname || ' ' || relfilenode || ' ' || relowner || ' '
              || relrowsecurity || ' ' || coalesce(relacl::text, '')
              from pg_class where relnamespace = 'public'::regnamespace
            union all select 'policy ' || p::text from pg_policies p
            union all select 'routine ' || r::text from pg_proc r
              where pronamespace = 'public'::regnamespace
            union all select 'default ' || d::text from pg_default_acl d
            union all select 'role ' || r::text from pg_roles r
            order by line
            """,
            String.class);
  }

  private int verify() {
    return VerifyCommand.run(
        "--spring.datasource.url=" + server.jdbcUrl(), "--spring.datasource.username=compact_app");
  }

  /** As only the server's owner can: past the triggers that protect the record. */
  private void rewrite(String person, String other) {
    JdbcTemplate superuser = as("postgres");
    superuser.execute("alter table audit_entry disable trigger audit_stays");
    superuser.update("update audit_entry set person = ? where person = ?", other, person);
    superuser.execute("alter table audit_entry enable always trigger audit_stays");
  }

  private JdbcTemplate as(String account) {
    return new JdbcTemplate(source(account));
  }

  private DataSource source(String account) {
    return new DriverManagerDataSource(server.jdbcUrl(), account, "");
  }
}
