package org.capacitycompact.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.capacitycompact.Thorough;
import org.capacitycompact.audit.VerifyCommand;
import org.capacitycompact.platform.database.ReleasedTables;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What only one start may create is created once, and no start fails because of another. */
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("Two nodes that start in the same moment")
class StartsAtOnceTest {

  /** What two starts created twice, in words. */
  private static final List<String> MADE_TWICE =
      List.of(
          """
          select 'grant of ' || group_id_ || ' for ' || resource_type_ || resource_id_
          from act_ru_authorization where group_id_ is not null
          group by group_id_, resource_type_, resource_id_ having count(*) > 1
          """,
          "select 'filter ' || name_ from act_ru_filter group by name_ having count(*) > 1",
          """
          select 'deployment ' || name_ from act_re_deployment where deploy_time_ > now() - interval '10 minutes'
          group by name_ having count(*) > 1
          """,
          """
          select 'entry ' || kind || detail::text from audit_entry where kind = 'deployed'
          group by kind, detail having count(*) > 1
          """,
          """
          select 'account ' || user_id_ || ' in ' || group_id_ from act_id_membership
          group by user_id_, group_id_ having count(*) > 1
          """,
          """
          select 'operators' from act_id_membership where group_id_ = 'camunda-admin'
          having count(*) <> 1
          """);

  @Test
  @DisplayName("on an empty server both come up")
  void onAnEmptyServer(CapturedOutput output) throws Exception {
    try (ReleasedTables server = ReleasedTables.none()) {
      startTwo(server.url());
      assertThat(output.getOut()).contains("Another node is starting on this database: waiting");
      if (Thorough.asked()) {
        // The second start finds everything up to date.
        startTwo(server.url());
      }
      isMadeOnce(server.as("postgres"), server.url());
    }
  }

  @Test
  @DisplayName("on what release 0.1.0 left, both come up")
  void onTheReleaseBefore(CapturedOutput output) throws Exception {
    try (ReleaseFixture fixture = ReleaseFixture.load("0.1.0")) {
      startTwo(fixture.url());
      assertThat(output.getOut()).contains("Another node is starting on this database: waiting");
      isMadeOnce(fixture.superuser(), fixture.url());
    }
  }

  private static void startTwo(String url) {
    // Nodes normally have a JVM each; here both would set up its logging at the same moment.
    System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      List<CompletableFuture<ConfigurableApplicationContext>> starts =
          Stream.of("one", "other")
              .map(
                  node -> CompletableFuture.supplyAsync(() -> ReleasedCompact.on(url, node), nodes))
              .toList();
      starts.forEach(start -> start.handle((node, failure) -> node).join());
      starts.forEach(start -> start.thenAccept(ConfigurableApplicationContext::close));
      assertThat(starts).allSatisfy(start -> assertThat(start).isCompleted());
      starts.forEach(CompletableFuture::join);
    } finally {
      nodes.shutdown();
      System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
    }
  }

  private static void isMadeOnce(JdbcTemplate database, String url) {
    for (String twice : MADE_TWICE) {
      assertThat(database.queryForList(twice, String.class)).isEmpty();
    }
    assertThat(
            VerifyCommand.run(
                "--spring.datasource.url=" + url, "--spring.datasource.username=compact_app"))
        .isEqualTo(VerifyCommand.WHOLE);
  }
}
