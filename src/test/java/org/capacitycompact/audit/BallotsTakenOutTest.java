package org.capacitycompact.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.capacitycompact.audit.BrokenLink.Fault;
import org.capacitycompact.platform.database.ReleasedTables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * An audit record of a release that stored members' choices, after today's start has changed it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Ballots that stood in the record")
class BallotsTakenOutTest {

  private static final String WRITE =
      """
      insert into audit_entry (chain, at, kind, outcome, user_id, person, role, from_address, door, request_id, detail, after)
      values ('KE-2026-001', now(), ?, 'done', 'hugo', 'Hugo', 'STEERING_GROUP', '192.0.2.7', 'PORTAL', gen_random_uuid(), '{}', ?::jsonb)
      """;

  private static final String BALLOT =
      """
      {"answers": {"ballotChoice": "decline", "ballotReason": "zqreason"}, "of": "hugo"}
      """;

  private static final String OBJECTION =
      """
      {"answers": {"objectionDecision": "object", "objectionReason": "zqreason"}, "of": "hugo"}
      """;

  private ReleasedTables tables;
  @TempDir private Path folder;

  @BeforeAll
  void update() throws Exception {
    tables = ReleasedTables.of("250");
    JdbcTemplate released = tables.as("postgres");
    write();
    released.queryForObject("select audit_seal_heads()", Long.class);
    tables.migrate("20261129.2");
    write();
    released.queryForObject("select audit_seal_heads()", Long.class);
    tables.migrate("latest");
  }

  /** A ballot, another entry, and an objection at the end. */
  private void write() {
    JdbcTemplate application = tables.as("compact_app");
    application.update(WRITE, "UserTask_CastBallot.done", BALLOT);
    application.update(WRITE, "UserTask_EndorseDemand.endorsed", "{\"answers\": {\"a\": \"b\"}}");
    application.update(WRITE, "UserTask_StateObjection.done", OBJECTION);
  }

  @AfterAll
  void stop() throws Exception {
    if (tables != null) {
      tables.close();
    }
  }

  @Test
  @DisplayName("are gone, of either form, and nothing else is; their hashes stand as they were")
  void gone() {
    JdbcTemplate owner = tables.as("postgres");
    assertThat(
            owner.queryForList(
                """
                select form || ' ' || split_part(kind, '.', 1) || ' ' || (after is null) || ' '
                  || (after_salt is null) || ' ' || (after_digest is null)
                from audit_entry where chain = 'KE-2026-001' order by position
                """,
                String.class))
        .containsExactly(
            "1 UserTask_CastBallot true true true",
            "1 UserTask_EndorseDemand false true true",
            "1 UserTask_StateObjection true true true",
            "2 UserTask_CastBallot true true false",
            "2 UserTask_EndorseDemand false false false",
            "2 UserTask_StateObjection true true false");
    assertThat(
            owner.queryForList("select chain || position || part from audit_withheld order by 1"))
        .hasSize(4);
  }

  @Test
  @DisplayName("leave with no seal: those over such a hash, and those after them, stay inside")
  void staysInside() throws Exception {
    try (Connection owner = DriverManager.getConnection(tables.url(), "postgres", "")) {
      owner.setAutoCommit(false);
      JdbcTemplate record = new JdbcTemplate(new SingleConnectionDataSource(owner, true));
      // Seal 1 covers the hash of an objection, seal 2 the hash of seal 1.
      seal(record);
      // Such an entry may still be the end of its chain, and what follows may have no salt.
      record.execute("alter table audit_withheld disable trigger user");
      record.update(
          """
          insert into audit_entry (chain, at, kind, outcome, detail)
          values ('KE-2026-002', now(), 'b', 'done', '{}')
          """);
      record.update(
          """
          insert into audit_withheld
          select 'KE-2026-002', 1, 'after', list, sha256('rest') from audit_withheld limit 1
          """);
      seal(record);
      record.update(
          """
          insert into audit_entry (chain, at, kind, outcome, detail)
          values ('KE-2026-002', now(), 'c', 'done', '{}')
          """);
      seal(record);
      record.update(
          """
          insert into audit_entry (chain, at, kind, outcome, user_id, person, detail)
          values ('KE-2026-002', now(), 'd', 'done', 'hugo', 'Hugo', '{}')
          """);
      seal(record);
      seal(record);
      record.execute("set local role compact_app");
      record.execute("set local compact.audiences = '*'");
      Seals seals = new Seals(JdbcClient.create(record));
      SealFile outside = new SealFile(folder.resolve("seals"), seals);
      outside.send();
      List<String> lines = Files.readAllLines(folder.resolve("seals"));
      assertThat(lines.stream().map(line -> SealedHeads.read(line).orElseThrow().number()))
          .containsExactly(3L, 7L);
      OutsideCheck check = new OutsideCheck(folder.resolve("seals"));
      assertThat(check.run(owner)).isNull();
      assertThat(check.compared()).isEqualTo(2);
      owner.rollback();
    }
  }

  /** The record grows with each seal, also in other chains. */
  private static void seal(JdbcTemplate record) {
    record.update(
        """
        insert into audit_entry (chain, at, kind, outcome, user_id, person, detail)
        values ('KE-2026-003', now(), 'a', 'done', 'hugo', 'Hugo', '{}')
        """);
    record.queryForObject("select audit_seal_heads()", Long.class);
  }

  @Test
  @DisplayName(
      "are on a list that the record tells of; links and old seals hold, and all are counted")
  void counted() throws SQLException {
    VerificationResult verified = verified("select 1");

    assertThat(verified.broken()).isNull();
    assertThat(verified.withheld()).isEqualTo(4);
    assertThat(verified.seals()).isEqualTo(2);
    assertThat(
            tables
                .as("postgres")
                .queryForObject(
                    "select detail[1] || ' ' || detail[2] from audit_entry"
                        + " where kind = 'record.withheld'",
                    String.class))
        .isEqualTo("ballots 4");
  }

  @Test
  @DisplayName("cannot be guessed from any hash that is shown")
  void unguessable() {
    // Eight choices are quickly tried against a plain hash, and against each hash that follows from
    // it.
    assertThat(
            tables
                .as("postgres")
                .queryForList(
                    "select position::text || ' ' || hash from ("
                        + "select chain, position, case when "
                        + RecordSearch.UNGUESSABLE
                        + " then encode(hash, 'hex') else '' end as hash from audit_entry"
                        + ") shown where chain = 'KE-2026-001' and hash <> '' order by 1",
                    String.class))
        .allMatch(shown -> shown.startsWith("5 "))
        .hasSize(1);
  }

  @Test
  @DisplayName(
      "cannot be put on the list, or taken from it, afterwards; nor can what is left change")
  void foundOut() throws SQLException {
    String entry = "update audit_entry set %s where chain = 'KE-2026-001' and position = %d";
    isFound(Fault.CHANGED, entry.formatted("person = 'Mariam'", 1));
    isFound(Fault.CHANGED, entry.formatted("after = '{\"answers\": {}}'", 1));
    isFound(Fault.CHANGED, entry.formatted("after = null", 2));
    isFound(Fault.REPLACED, entry.formatted("hash = sha256('other')", 1));
    isFound(Fault.WITHHELD, entry.formatted("user_id = null, person = null, who_salt = null", 4));
    isFound(Fault.CHANGED, "delete from audit_withheld where position = 1");
    isFound(Fault.LIST_CHANGED, "delete from audit_withheld where position = 4");
    isFound(
        Fault.LIST_CHANGED,
        "delete from audit_withheld where position in (4, 6)",
        "update audit_entry set after_digest = after_digest");
    isFound(
        Fault.LIST_CHANGED,
        entry.formatted("after = null, after_salt = null", 5),
        "insert into audit_withheld select chain, 5, 'after', list, null from audit_withheld limit 1");
    isFound(
        Fault.LIST_CHANGED,
        entry.formatted("after = null", 2),
        """
        insert into audit_withheld select e.chain, 2, 'after', w.list, audit_hash_over_words(e)
        from audit_entry e, (select list from audit_withheld limit 1) w
        where e.chain = 'KE-2026-001' and e.position = 2
        """);
    isFound(Fault.LIST_CHANGED, "update audit_withheld set rest = sha256('x') where position = 6");
    isFound(Fault.LIST_CHANGED, "update audit_withheld set list = list + 1");
  }

  @Test
  @DisplayName("are not written again by a node of that release that still runs")
  void notAgain() {
    JdbcTemplate application = tables.as("compact_app");
    application.update(WRITE, "UserTask_CastBallot.done", BALLOT);
    assertThat(
            tables
                .as("postgres")
                .queryForObject(
                    "select after::text from audit_entry where chain = 'KE-2026-001'"
                        + " order by position desc limit 1",
                    String.class))
        .isEqualTo("{\"of\": \"hugo\"}");
  }

  private void isFound(Fault fault, String... changes) throws SQLException {
    BrokenLink broken = verified(changes).broken();
    assertThat(broken).as(List.of(changes).toString()).isNotNull();
    assertThat(broken.fault()).as(List.of(changes).toString()).isEqualTo(fault);
  }

  /**
   * The result of a verification after the database's owner made these changes, which are never
   * committed.
   */
  private VerificationResult verified(String... changes) throws SQLException {
    try (Connection owner = DriverManager.getConnection(tables.url(), "postgres", "")) {
      owner.setAutoCommit(false);
      try (var statement = owner.createStatement()) {
        statement.execute("alter table audit_entry disable trigger user");
        statement.execute("alter table audit_withheld disable trigger user");
        for (String change : changes) {
          statement.execute(change);
        }
        return Verification.of(owner, null, null, done -> {});
      } finally {
        owner.rollback();
      }
    }
  }
}
