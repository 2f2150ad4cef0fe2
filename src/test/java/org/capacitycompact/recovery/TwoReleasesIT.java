package org.capacitycompact.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.capacitycompact.audit.VerifyCommand;
import org.capacitycompact.platform.database.ReleasedTables;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A rolling update: a node of the release before and one of today's, each a process of its own, on
 * one database, while people work at both. {@code -Dbefore} gives the jar of the release before;
 * see docs/releases.md.
 */
@Tag("two-releases")
@DisplayName("Two releases on one database")
class TwoReleasesIT {

  private static final String LEFT =
      """
      select count(*) from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
      where d.deployment_id_ <> (select deployment_id from deployed_release
        order by deployed_at desc limit 1)
      """;

  /** How often moves are retried for processes that people were working on. */
  private static final String SOON = "--compact.move.every=2s";

  private final Journal journal = new Journal();

  @Test
  @DisplayName(
      "lose nothing that either acknowledged, and everything that runs comes to the newer one")
  void workSideBySide() throws Exception {
    Path before = Path.of(System.getProperty("release.before", ""));
    assertThat(before).as("the jar of the release before: -Dbefore=…").isRegularFile();
    try (ReleasedTables tables = ReleasedTables.of("250");
        ForkedCompact old = old(tables, before)) {
      JdbcTemplate database = tables.as("postgres");
      HttpDesk oldDesk = new HttpDesk(journal, old.port());
      Workforce.untilSomebodyIsPaid(oldDesk, journal);
      long acknowledged = journal.size();
      List<String> deployedBefore = deployments(database);
      int moved;
      try (Workforce atTheOld = Workforce.of(oldDesk);
          ForkedCompact today = ForkedCompact.onServer(tables.url(), null, SOON)) {
        try (Workforce atTheNew = Workforce.of(new HttpDesk(journal, today.port()))) {
          Thread.sleep(20_000);
        }
        moved = movedEntries(database);
        atTheOld.close();
        awaitNothingLeft(database);
        // A restarted node of the release before does not replace the newer models.
        List<String> deployed = deployments(database);
        old.stop();
        try (ForkedCompact again = old(tables, before)) {
          assertThat(again.alive()).isTrue();
          assertThat(deployments(database)).isEqualTo(deployed).hasSize(deployedBefore.size() + 1);
        }
        try (Connection connection = database.getDataSource().getConnection()) {
          assertThat(Consistency.lost(connection, journal)).isEmpty();
          assertThat(Consistency.faults(connection)).isEmpty();
        }
        assertThat(Files.readString(today.log())).doesNotContain(" cannot move");
      }
      System.out.printf(
          "Two releases: %d acknowledged before, %d while both worked; %d processes moved;"
              + " refusals %s%n",
          acknowledged, journal.size() - acknowledged, moved, journal.refused);
      assertThat(journal.size() - acknowledged).as("work while both ran").isGreaterThan(20);
      assertThat(moved).isGreaterThan(10);
      assertThat(journal.wrong).isEmpty();
      assertThat(
              VerifyCommand.run(
                  "--spring.datasource.url=" + tables.url(),
                  "--spring.datasource.username=compact_app"))
          .as("the record")
          .isEqualTo(VerifyCommand.WHOLE);
    }
  }

  private static ForkedCompact old(ReleasedTables tables, Path before) throws Exception {
    return ForkedCompact.onServer(
        tables.url(), before, "--camunda.bpm.job-execution.deployment-aware=true");
  }

  private static int movedEntries(JdbcTemplate database) {
    return database.queryForObject(
        "select count(*) from audit_entry where kind in ('moved', 'moved.process')", Integer.class);
  }

  private static List<String> deployments(JdbcTemplate database) {
    return database.queryForList(
        "select id_ from act_re_deployment where source_ = 'release' and name_ not like 'decision%'"
            + " order by deploy_time_",
        String.class);
  }

  private static void awaitNothingLeft(JdbcTemplate database) throws InterruptedException {
    for (int times = 0; times < 60; times++) {
      if (database.queryForObject(LEFT, Long.class) == 0) {
        return;
      }
      Thread.sleep(500);
    }
    assertThat(database.queryForObject(LEFT, Long.class)).as("what did not move").isZero();
  }
}
