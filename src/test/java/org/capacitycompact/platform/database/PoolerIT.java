package org.capacitycompact.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.capacitycompact.CompactApplication;
import org.capacitycompact.CompactTest;
import org.capacitycompact.audit.VerifyCommand;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * With the real pooler. Without one, the test is skipped and says so; with {@code
 * -Dpooler=required} it fails instead.
 */
@CompactTest
@EnabledIf(
    value = "isThereOne",
    disabledReason = "no pgbouncer on the path: nothing was tried behind a connection pooler")
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("Behind a connection pooler")
class PoolerIT {

  private static final String SESSION = "pool_mode = session";
  private static final String TRANSACTION = "pool_mode = transaction";
  private static final String COMPLAINT = ".*( WARN | ERROR |Not started: ).*";
  private static final int ENOUGH = 10;
  private static final List<String> COUNTRIES = List.of("KE", "TG", "UG");

  @Autowired private EmbeddedDatabase server;
  @Autowired private Cast cast;

  static boolean isThereOne() {
    boolean there = PgBouncer.onThePath().isPresent();
    if (!there && "required".equals(System.getProperty("pooler"))) {
      throw new IllegalStateException("pgbouncer is required, and not on the path");
    }
    return there;
  }

  @BeforeEach
  void raise() {
    cast.raise("amina", "Behind a pooler, of Kenya");
    cast.raise("koffi", "Behind a pooler, of Togo");
    cast.raise("namono", "Behind a pooler, of Uganda");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pool_mode = statement",
        TRANSACTION + "\nserver_round_robin = 1\nmin_pool_size = 4",
        TRANSACTION + "\nserver_round_robin = 1\ndefault_pool_size = 2",
        TRANSACTION + "\ndefault_pool_size = 1",
      })
  @DisplayName("that hands sessions round, however it does, two connections find out")
  void isFoundOut(String settings) throws Exception {
    try (PgBouncer pooler = PgBouncer.before(port(), settings)) {
      PGSimpleDataSource behind = new PGSimpleDataSource();
      behind.setUrl(pooler.url());
      behind.setUser(EmbeddedRoles.APP);
      assertThatThrownBy(() -> DedicatedSession.demand(behind::getConnection))
          .isInstanceOf(SharedSessionException.class);
    }
  }

  @Test
  @DisplayName("that hands sessions round, nothing starts, and one line says what to do")
  void isRefused(CapturedOutput output) throws Exception {
    try (PgBouncer pooler = PgBouncer.before(port(), TRANSACTION)) {
      assertThatThrownBy(() -> start(pooler).close()).hasStackTraceContaining("keep a session");
      assertThat(output.getAll().lines().filter(line -> line.matches(COMPLAINT)))
          .as("said in one line")
          .singleElement()
          .asString()
          .startsWith("Not started: ")
          .contains("transaction or statement mode", "pool_mode = session", "docs/operations.md");
      assertThat(
              VerifyCommand.run(
                  "--spring.datasource.url=" + pooler.url(),
                  "--spring.datasource.username=compact_app"))
          .as("nor is the record verified")
          .isEqualTo(VerifyCommand.UNKNOWN);
    }
  }

  @Test
  @DisplayName("that is not told what to pass over, one line says what to set")
  void startupParameters(CapturedOutput output) throws Exception {
    try (PgBouncer pooler = PgBouncer.before(port(), SESSION, "ignore_startup_parameters =")) {
      assertThatThrownBy(() -> start(pooler).close()).hasStackTraceContaining("startup parameter");
      assertThat(output.getErr().lines().filter(line -> line.startsWith("Not started: ")))
          .singleElement()
          .asString()
          .contains("pooler", "ignore_startup_parameters", "docs/operations.md");
    }
  }

  @Test
  @DisplayName("that keeps sessions, it starts, and each country reads its own rows")
  void sessions() throws Exception {
    try (PgBouncer pooler = PgBouncer.before(port(), SESSION);
        ConfigurableApplicationContext compact = start(pooler)) {
      JdbcTemplate database = new JdbcTemplate(compact.getBean(DataSource.class));
      assertThat(readByAll(database, 300)).as("rows of others, and failures").isEmpty();
    }
    try (PgBouncer pooler = PgBouncer.before(port(), SESSION)) {
      assertThat(
              VerifyCommand.run(
                  "--spring.datasource.url=" + pooler.url(),
                  "--spring.datasource.username=compact_app"))
          .isEqualTo(VerifyCommand.WHOLE);
    }
  }

  @Test
  @DisplayName("that begins to hand sessions round while it serves, nobody reads another's rows")
  void switched() throws Exception {
    try (PgBouncer pooler = PgBouncer.before(port(), SESSION);
        HikariDataSource pool = pool(pooler)) {
      JdbcTemplate database = new JdbcTemplate(pool);
      assertThat(readByAll(database, 50)).isEmpty();
      pooler.reload(TRANSACTION);
      List<String> wrong = readByAll(database, 400);
      assertThat(wrong).as("what happened").isNotEmpty().allMatch(each -> each.equals("refused"));
      assertThatThrownBy(() -> DedicatedSession.demand(pool.getDataSource()::getConnection))
          .isInstanceOf(SQLException.class);
    }
  }

  /** The people of each country at once; returns what they saw of others, and failures. */
  private List<String> readByAll(JdbcTemplate database, int times) throws Exception {
    Set<String> wrong = ConcurrentHashMap.newKeySet();
    ExecutorService people = Executors.newFixedThreadPool(COUNTRIES.size());
    for (String country : COUNTRIES) {
      people.execute(
          () -> {
            int refused = 0;
            for (int n = 0; n < times && refused < ENOUGH; n++) {
              refused += read(database, country, wrong) ? 0 : 1;
            }
          });
    }
    people.shutdown();
    assertThat(people.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    return new ArrayList<>(wrong);
  }

  /** False when it was refused. */
  private static boolean read(JdbcTemplate database, String country, Set<String> wrong) {
    try {
      List<String> seen =
          RowScope.within(
              RowScope.of(Set.of("country:" + country)),
              () -> database.queryForList("select distinct country from initiative", String.class));
      if (!seen.equals(List.of(country))) {
        wrong.add(country + " read " + seen);
      }
      return true;
    } catch (DataAccessException refused) {
      wrong.add("refused");
      return false;
    }
  }

  private HikariDataSource pool(PgBouncer pooler) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(pooler.url());
    pool.setUsername(EmbeddedRoles.APP);
    pool.setMaximumPoolSize(COUNTRIES.size());
    pool.setMinimumIdle(COUNTRIES.size());
    pool.setConnectionTimeout(250);
    return (HikariDataSource) new ScopedPool().postProcessAfterInitialization(pool, "pool");
  }

  private ConfigurableApplicationContext start(PgBouncer pooler) {
    return new SpringApplicationBuilder(CompactApplication.class)
        .profiles("test")
        .run(
            "--spring.datasource.url=" + pooler.url(),
            "--spring.datasource.username=compact_app",
            "--spring.flyway.url=" + pooler.url(),
            "--spring.flyway.user=compact_owner",
            "--spring.datasource.hikari.maximum-pool-size=5",
            "--server.port=0",
            "--compact.web.address=https://compact.example.org",
            // A JVM holds one set of the web applications; the tests share this one.
            "--camunda.bpm.webapp.enabled=false",
            "--camunda.bpm.process-engine-name=pooled");
  }

  private int port() {
    return URI.create(server.jdbcUrl().substring("jdbc:".length())).getPort();
  }
}
