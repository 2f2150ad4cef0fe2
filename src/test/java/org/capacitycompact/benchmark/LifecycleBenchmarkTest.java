package org.capacitycompact.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import javax.sql.DataSource;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.capacitycompact.CompactTest;
import org.capacitycompact.party.Actor;
import org.capacitycompact.party.People;
import org.capacitycompact.worklist.Worklist;
import org.capacitycompact.worklist.Worklist.Search;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Ours beside the stock engine running the same models, in one interleaved run. Never part of the
 * normal build: {@code mvn -Pbenchmark verify}. See docs/performance.md.
 */
@CompactTest
@Tag("benchmark")
@DisplayName("The benchmark")
class LifecycleBenchmarkTest {

  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);
  private static final int LIVES = Integer.getInteger("benchmark.lives", 4);
  private static final int FEW = 1_000;
  private static final int MANY = Integer.getInteger("benchmark.many", 100_000);
  private static final int LISTS = 200;
  private static final int STOCK_LISTS = 50;
  private static final String SUPERUSER = "postgres";

  @Autowired private AutowireCapableBeanFactory beans;
  @Autowired private DataSource database;
  @Autowired private People people;
  @Autowired private Worklist worklist;
  @LocalServerPort private int port;

  private final Report report = new Report("benchmark.md");
  private CompactLife compact;
  private StockEngine stock;

  @Test
  @DisplayName("prints ratios and counts of lives, task lists and pages")
  void run() throws Exception {
    compact = beans.createBean(CompactLife.class);
    prepare();
    try (StockEngine engine = StockEngine.beside(database, "stock")) {
      stock = engine;
      report.line("# Benchmark");
      report.line("");
      report.line(
          "%s; %d processors, load average at the start %.1f; Java %s",
          LocalDateTime.now().truncatedTo(ChronoUnit.MINUTES),
          Runtime.getRuntime().availableProcessors(),
          load(),
          System.getProperty("java.version"));
      counts();
      rates();
      crowds();
      report.line("");
      report.line("Load average at the end %.1f.", load());
    }
  }

  private static double load() {
    return java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  /** Commits are durable on both sides, and the year's ceiling does not end the run. */
  private void prepare() throws SQLException {
    try (Connection connection = superuser().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("alter database postgres set synchronous_commit = on");
      statement.execute(
          "update policy_value set amount = 1e12 where name = 'compact.yearlyCeiling'");
    }
    database.unwrap(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
  }

  /** Makes databases and writes by the thousand, which the application's role may not. */
  private DataSource superuser() throws SQLException {
    return new DriverManagerDataSource(
        database.unwrap(HikariDataSource.class).getJdbcUrl(), SUPERUSER, "");
  }

  private void counts() {
    compact.live("KE", null);
    Tally ours = new Tally();
    Tape tape = compact.live("KE", ours);
    stock.play(tape, false);
    Tally plain = new StockLife(stock).counted(tape);
    stock.play(tape, true);
    Tally explained = new StockLife(stock).counted(tape);
    stock.play(tape, false);

    report.heading("One life, demand to exit: statements (exact)");
    report.line(
        "%d user actions, %d decisions. An entry of a batch counts as a statement.",
        tape.path().size(), tape.decisions());
    report.line("");
    report.table(List.of("", "ours", "stock", "stock, decisions explained", "ours ÷ stock"));
    row("statements", ours.statements(), plain.statements(), explained.statements());
    row("round trips", ours.roundTrips(), plain.roundTrips(), explained.roundTrips());
    row("commits", ours.commits(), plain.commits(), explained.commits());
    row("commits that wrote", ours.writeCommits(), plain.writeCommits(), explained.writeCommits());
    row(
        "most write commits of one user action",
        ours.mostWriteCommits("UserTask_"),
        plain.mostWriteCommits("UserTask_"),
        explained.mostWriteCommits("UserTask_"));
    row(
        "of the statements: on the engine's tables",
        ours.statementsOn("act_"),
        plain.statementsOn("act_"),
        explained.statementsOn("act_"));
    row(
        "of the statements: on the engine's history",
        ours.statementsOn("act_hi_"),
        plain.statementsOn("act_hi_"),
        explained.statementsOn("act_hi_"));
    report.heading("Statements a step, on average of its times");
    report.table(List.of("step", "times", "ours", "stock"));
    ours.steps()
        .forEach(
            (name, step) -> {
              Tally.Step other = plain.steps().get(name);
              report.line(
                  "| %s | %d | %.1f | %s |",
                  name,
                  step.times,
                  (double) step.statements / step.times,
                  other == null || other.times == 0
                      ? "–"
                      : "%.1f".formatted((double) other.statements / other.times));
            });
    oftenest("Ours", ours);
    oftenest("Stock", plain);
  }

  private void oftenest(String whose, Tally tally) {
    report.heading(whose + ": what ran most often in a life");
    report.table(List.of("times", "statement"));
    tally
        .mostOften(25)
        .forEach(text -> report.line("| %d | `%s` |", text.getValue(), text.getKey()));
  }

  private void row(String what, int ours, int plain, int explained) {
    report.line(
        "| %s | %d | %d | %d | %.2f |", what, ours, plain, explained, (double) ours / plain);
  }

  private void rates() {
    StockLife plain = new StockLife(stock);
    DoubleSupplier ourRate = () -> Clients.livesPerSecond(LIVES, c -> compact.live(c, null));
    DoubleSupplier stockRate = () -> Clients.livesPerSecond(LIVES, c -> plain.live(c, null));
    ourRate.getAsDouble();
    stockRate.getAsDouble();
    List<Double> ours = new ArrayList<>();
    List<Double> stocks = new ArrayList<>();
    List<Double> explained = new ArrayList<>();
    Tape tape = stock.tape();
    for (int round = 0; round < ROUNDS; round++) {
      ours.add(ourRate.getAsDouble());
      stocks.add(stockRate.getAsDouble());
      stock.play(tape, true);
      explained.add(stockRate.getAsDouble());
      stock.play(tape, false);
    }
    report.heading("Lives a second, two clients");
    report.line("Median [lowest–highest] of %d interleaved rounds.", ROUNDS);
    report.line("");
    report.table(List.of("", "lives a second", "ours against it"));
    report.line("| ours | %s | |", figures(ours));
    report.line("| stock | %s | %s |", figures(stocks), ratios(ours, stocks));
    report.line(
        "| stock, decisions explained | %s | %s |", figures(explained), ratios(ours, explained));
  }

  private void crowds() throws Exception {
    Crowd ours = new Crowd(superuser(), true);
    Crowd theirs = new Crowd(stock.database(), false);
    Actor secretariat = people.actor("sofia").orElseThrow();
    TaskService tasks = stock.engine().getTaskService();
    Map<Integer, List<Double>> lives = Map.of(FEW, new ArrayList<>(), MANY, new ArrayList<>());
    Map<Integer, List<Double>> list = Map.of(FEW, new ArrayList<>(), MANY, new ArrayList<>());
    Map<Integer, List<Double>> query = Map.of(FEW, new ArrayList<>(), MANY, new ArrayList<>());
    Map<Integer, Map<String, Figures>> pages = new java.util.TreeMap<>();
    int rounds = Math.max(1, ROUNDS - 1);
    for (int round = 0; round < rounds; round++) {
      for (int size : List.of(FEW, MANY)) {
        ours.of(size);
        theirs.of(size);
        if (round == 0) {
          ours.initiatives(size);
        }
        list.get(size).addAll(timed(LISTS, () -> filteredList(secretariat)));
        query.get(size).addAll(timed(STOCK_LISTS, () -> stockList(tasks)));
        lives
            .get(size)
            .add(Clients.livesPerSecond(Math.max(1, LIVES / 2), c -> compact.live(c, null)));
        if (round == 0) {
          pages.put(size, new Pages(port).times());
        }
      }
    }
    report.heading("Task list: two filters, newest twenty, and the count (ms)");
    report.table(List.of("open tasks", "ours p50", "ours p95", "stock p50", "stock p95"));
    for (int size : List.of(FEW, MANY)) {
      report.line(
          "| %d | %.2f | %.2f | %.2f | %.2f |",
          size,
          of(list.get(size)).at(50),
          of(list.get(size)).at(95),
          of(query.get(size)).at(50),
          of(query.get(size)).at(95));
    }
    report.line("");
    report.line(
        "Ours, p95 at %d against %d: %.2f. Ours against stock at %d: p50 %.4f, p95 %.4f.",
        MANY,
        FEW,
        of(list.get(MANY)).at(95) / of(list.get(FEW)).at(95),
        MANY,
        of(list.get(MANY)).at(50) / of(query.get(MANY)).at(50),
        of(list.get(MANY)).at(95) / of(query.get(MANY)).at(95));
    report.heading("Lives a second with many open tasks");
    report.line(
        "%d open: %s; %d open: %s; ratio %s, of %d interleaved rounds.",
        FEW,
        figures(lives.get(FEW)),
        MANY,
        figures(lives.get(MANY)),
        ratios(lives.get(MANY), lives.get(FEW)),
        rounds);
    report.heading("Pages with many initiatives and open tasks (ms, p50 / p95)");
    report.table(List.of("page", FEW + "", MANY + "", "p95 ratio"));
    pages
        .get(FEW)
        .forEach(
            (page, few) -> {
              Figures many = pages.get(MANY).get(page);
              report.line(
                  "| %s | %.1f / %.1f | %.1f / %.1f | %.2f |",
                  page, few.at(50), few.at(95), many.at(50), many.at(95), many.at(95) / few.at(95));
            });
  }

  private void filteredList(Actor actor) {
    Search search =
        new Search(
            Worklist.Whose.OPEN_TO_ME,
            Worklist.Due.ANY,
            null,
            Crowd.STEP,
            Crowd.COUNTRY,
            Worklist.Sort.NEWEST);
    assertThat(worklist.find(actor, search, 0, 20)).isNotEmpty();
    worklist.count(actor, search);
  }

  private static void stockList(TaskService tasks) {
    assertThat(stockQuery(tasks).orderByTaskCreateTime().desc().listPage(0, 20)).isNotEmpty();
    stockQuery(tasks).count();
  }

  private static TaskQuery stockQuery(TaskService tasks) {
    return tasks
        .createTaskQuery()
        .taskCandidateGroupIn(List.of("secretariat"))
        .processVariableValueEquals("country", Crowd.COUNTRY)
        .processVariableValueEquals("step", Crowd.STEP);
  }

  private static List<Double> timed(int times, Runnable work) {
    for (int n = 0; n < times / 10; n++) {
      work.run();
    }
    List<Double> taken = new ArrayList<>();
    for (int n = 0; n < times; n++) {
      long begun = System.nanoTime();
      work.run();
      taken.add((System.nanoTime() - begun) / 1e6);
    }
    return taken;
  }

  private static Figures of(List<Double> values) {
    return new Figures(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static String figures(List<Double> values) {
    return of(values).toString();
  }

  private static String ratios(List<Double> these, List<Double> those) {
    List<Double> each = new ArrayList<>();
    for (int n = 0; n < these.size(); n++) {
      each.add(these.get(n) / those.get(n));
    }
    return figures(each) + " ×";
  }
}
