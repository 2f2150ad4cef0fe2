package org.capacitycompact.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.capacitycompact.benchmark.ClickTimes.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fifty people at work on the application as installed: in a JVM of its own, on a database server,
 * with its jobs and the finance system running, a portfolio in all stages and the crowd. Limited by
 * time and number of clicks.
 */
@Benchmark({Target.USERS, Target.USERS_WITHOUT_ERROR})
@Order(2)
@DisplayName("The benchmark of fifty users")
class UsersBenchmarkTest {

  private static final int USERS = 50;
  private static final int WARM_SECONDS = Integer.getInteger("benchmark.users.warm", 60);
  private static final int SECONDS = Integer.getInteger("benchmark.users.seconds", 120);
  private static final int MOST_CLICKS = 10_000;
  private static final int WAVES = Integer.getInteger("benchmark.users.waves", 8);
  private static final int DEMANDS_A_WAVE = 30;
  private static final int CROWD = Integer.getInteger("benchmark.many", 100_000);

  /** Each role of the portal; the first ones appear twice, as on two devices. */
  private static final List<String> PEOPLE =
      List.of(
          "sofia",
          "daniel",
          "amina",
          "joseph",
          "wanjiku",
          "otieno",
          "koffi",
          "adjoa",
          "kossi",
          "afi",
          "namono",
          "kato",
          "nakato",
          "mugisha",
          "siti",
          "lucia",
          "paulo",
          "anna",
          "mariam",
          "tomas",
          "luis",
          "grace",
          "hugo",
          "ingrid",
          "rosa",
          "abdou",
          "priya",
          "operator");

  private final Report report = Report.section("users");
  private final ClickTimes clicks = new ClickTimes();

  @Test
  @DisplayName("prints what a page takes for each of them, and what went wrong")
  void run() throws Exception {
    try (OwnServer server = new OwnServer();
        ForkedApplication compact =
            ForkedApplication.compact(
                    server.settingsOfCompact(),
                    "--compact.sample.people=true",
                    "--compact.sample.portfolio=true",
                    "--compact.sample.finance-system=true",
                    "--compact.access.operator.password=Compact-2026!")
                .untilReady()) {
      JdbcClient database = JdbcClient.create(server.superuser());
      database
          .sql("update policy_value set amount = 1e12 where name = 'compact.yearlyCeiling'")
          .update();
      RaisedPortfolio portfolio = new RaisedPortfolio(compact.port());
      portfolio.grow(WAVES, DEMANDS_A_WAVE);
      String stages = stages(database);
      Crowd crowd = new Crowd(server.superuser(), true);
      crowd.of(CROWD);
      crowd.initiatives(CROWD);
      work(compact.port(), new WaitingWork(server.superuser(), portfolio));
      tell(stages, portfolio, compact);
    }
  }

  private static String stages(JdbcClient database) {
    return database
        .sql(
            """
            select sum(n) || ' initiatives (' || string_agg(n || ' ' || what, ', ' order by n desc) || ')'
            from (select count(*) as n, case status when 'RUNNING' then 'in ' || lower(stage)
                else lower(status) end as what from initiative group by 2) each
            """)
        .query(String.class)
        .single();
  }

  private void work(int port, WaitingWork waiting) throws Exception {
    ExecutorService all = Executors.newFixedThreadPool(USERS);
    try {
      long begun = System.nanoTime();
      BooleanSupplier over =
          () ->
              seconds(begun) > WARM_SECONDS + SECONDS
                  || clicks.size() >= MOST_CLICKS
                  || Thread.currentThread().isInterrupted();
      List<Future<?>> working = new ArrayList<>();
      for (int n = 0; n < USERS; n++) {
        String person = PEOPLE.get(n % PEOPLE.size());
        long seed = n;
        // One after another, as in the morning: signing in is costly on purpose.
        int arrives = n * WARM_SECONDS * 400 / USERS;
        working.add(
            all.submit(
                () -> {
                  Thread.sleep(arrives);
                  new User(person, Browser.signedIn(port, person), waiting, clicks, over, seed)
                      .work();
                  return null;
                }));
      }
      TimeUnit.SECONDS.sleep(WARM_SECONDS);
      clicks.count();
      for (Future<?> one : working) {
        one.get(WARM_SECONDS + SECONDS + 120, TimeUnit.SECONDS);
      }
    } finally {
      all.shutdownNow();
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private void tell(String stages, RaisedPortfolio portfolio, ForkedApplication compact)
      throws IOException {
    report.heading("Fifty users at work");
    report.line(
        "%d sessions of %d people in all roles of the portal; each clicks every %d to %d seconds,"
            + " drawn evenly; %d seconds, after %d to arrive and warm up. %s, and the crowd of %d"
            + " open tasks and initiatives beside them. The load generator runs on the same"
            + " processors; the application has 512 MB of heap, and %.0f MB were resident at the"
            + " end.",
        USERS,
        PEOPLE.size(),
        User.THINKS_AT_LEAST / 1000,
        User.THINKS_AT_MOST / 1000,
        SECONDS,
        WARM_SECONDS,
        stages,
        CROWD,
        compact.megabytes());
    report.line("");
    report.table(List.of("page", "clicks", "p50 ms", "p95 ms", "longest"));
    for (Kind kind : Kind.values()) {
      if (clicks.times(kind) > 0) {
        row(kind.words(), clicks.times(kind), clicks.of(kind));
      }
    }
    row("**all**", clicks.size(), clicks.all());
    report.line("");
    List<String> errors = clicks.errors();
    report.line("%d errors%s", errors.size(), errors.isEmpty() ? "." : ", the first of them:");
    errors.stream().limit(10).forEach(error -> report.line("- %s", error));
    System.out.println("Steps that were looked at and not decided: " + portfolio.refused());
    compact.troubles().stream()
        .limit(20)
        .forEach(line -> System.out.println("The application's log: " + line));
    Measures all = clicks.all();
    Targets.take(
        Target.USERS,
        all.at(95),
        "p50 %.0f, %.1f clicks a second".formatted(all.median(), (double) clicks.size() / SECONDS));
    Targets.take(
        Target.USERS_WITHOUT_ERROR, errors.size(), "of %d clicks".formatted(clicks.size()));
  }

  private void row(String what, int times, Measures waited) {
    report.line(
        "| %s | %d | %.0f | %.0f | %.0f |",
        what, times, waited.median(), waited.at(95), waited.at(100));
  }
}
