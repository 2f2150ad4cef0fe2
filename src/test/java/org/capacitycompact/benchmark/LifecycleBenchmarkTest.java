package org.capacitycompact.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import javax.sql.DataSource;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.party.People;
import org.capacitycompact.worklist.Worklist;
import org.capacitycompact.worklist.Worklist.Search;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Our engine compared with the stock engine running the same models, in one interleaved run. Never
 * part of the normal build: {@code mvn -Pbenchmark verify}. See docs/performance.md.
 */
@CompactTest
@Benchmark({
  Target.LIVES,
  Target.STATEMENTS,
  Target.WRITES,
  Target.LIVES_IN_THE_CROWD,
  Target.TASK_LIST,
  Target.TASK_LIST_AGAINST_STOCK,
  Target.PAGES
})
@Order(4)
@DisplayName("The benchmark of lives, task lists and pages")
class LifecycleBenchmarkTest {

  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 4);
  private static final int LIVES = Integer.getInteger("benchmark.lives", 5);
  private static final int CROWDED_ROUNDS = Integer.getInteger("benchmark.crowds", 3);
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

  private final Report report = Report.section("lives");
  private final Report details = new Report("benchmark-statements");
  private CompactLife compact;
  private StockEngine stock;

  @Test
  @DisplayName("prints ratios and counts of lives, task lists and pages")
  void run() throws Exception {
    compact = beans.createBean(CompactLife.class);
    prepare();
    try (StockEngine engine = StockEngine.beside(database, "stock")) {
      stock = engine;
      counts();
      rates();
      crowds();
    }
  }

  /**
   * Makes commits durable on both sides, and raises the year's ceiling so that it does not end the
   * run.
   */
  private void prepare() throws SQLException {
    try (Connection connection = superuser().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("alter database postgres set synchronous_commit = on");
      statement.execute(
          "update policy_value set amount = 1e12 where name = 'compact.yearlyCeiling'");
    }
    database.unwrap(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
  }

  /** Creates databases and bulk data, which the application's role may not. */
  private DataSource superuser() throws SQLException {
    return new DriverManagerDataSource(
        database.unwrap(HikariDataSource.class).getJdbcUrl(), SUPERUSER, "");
  }

  private void counts() {
    compact.live("KE", null);
    StatementTally ours = new StatementTally();
    Tape tape = compact.live("KE", ours);
    stock.play(tape, false);
    StatementTally plain = new StockLife(stock).counted(tape);
    stock.play(tape, true);
    StatementTally explained = new StockLife(stock).counted(tape);
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
    Targets.take(
        Target.STATEMENTS,
        (double) ours.statements() / plain.statements(),
        "%d to %d".formatted(ours.statements(), plain.statements()));
    Targets.take(Target.WRITES, ours.mostWriteCommits("UserTask_"), "");
    details.heading("Statements a step, on average of its times");
    details.table(List.of("step", "times", "ours", "stock"));
    ours.steps()
        .forEach(
            (name, step) -> {
              StatementTally.Step other = plain.steps().get(name);
              details.line(
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

  private void oftenest(String whose, StatementTally tally) {
    details.heading(whose + ": what ran most often in a life");
    details.table(List.of("times", "statement"));
    tally
        .mostOften(25)
        .forEach(text -> details.line("| %d | `%s` |", text.getValue(), text.getKey()));
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
    Targets.take(
        Target.LIVES,
        of(each(ours, stocks)).median(),
        of(each(ours, stocks)).range() + "; with decisions explained " + ratios(ours, explained));
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
    Map<Integer, Map<String, Measures>> pages = new java.util.TreeMap<>();
    Pages officer = new Pages(port);
    for (int round = 0; round < CROWDED_ROUNDS; round++) {
      // Alternates, so that neither size always benefits from the warmer machine.
      for (int size : round % 2 == 0 ? List.of(FEW, MANY) : List.of(MANY, FEW)) {
        ours.of(size);
        theirs.of(size);
        if (round == 0) {
          ours.initiatives(size);
        }
        if (round == 0 && size == FEW) {
          officer.warmUp();
        }
        list.get(size).addAll(timed(LISTS, () -> filteredList(secretariat)));
        query.get(size).addAll(timed(STOCK_LISTS, () -> stockList(tasks)));
        lives.get(size).add(Clients.livesPerSecond(LIVES, c -> compact.live(c, null)));
        if (round == 0) {
          pages.put(size, officer.times());
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
    double few = of(list.get(FEW)).at(95);
    double many = of(list.get(MANY)).at(95);
    double stocks = of(query.get(MANY)).at(95);
    Targets.take(Target.TASK_LIST, many / few, "%.1f ms to %.1f".formatted(many, few));
    Targets.take(
        Target.TASK_LIST_AGAINST_STOCK, many / stocks, "%.1f ms to %.0f".formatted(many, stocks));
    List<Double> crowded = each(lives.get(MANY), lives.get(FEW));
    Targets.take(
        Target.LIVES_IN_THE_CROWD,
        of(crowded).median(),
        "%s of %d rounds".formatted(of(crowded).range(), CROWDED_ROUNDS));
    report.heading("Lives a second with many open tasks");
    report.line(
        "%d open: %s; %d open: %s; ratio %s, of %d interleaved rounds.",
        FEW,
        figures(lives.get(FEW)),
        MANY,
        figures(lives.get(MANY)),
        ratios(lives.get(MANY), lives.get(FEW)),
        CROWDED_ROUNDS);
    pages(pages.get(FEW), pages.get(MANY));
  }

  private void pages(Map<String, Measures> few, Map<String, Measures> many) {
    report.heading("Pages with many initiatives and open tasks (ms, p50 / p95)");
    report.table(List.of("page", FEW + "", MANY + "", "p95 ratio"));
    String worst = "";
    double worstRatio = 0;
    for (String page : few.keySet()) {
      Measures then = few.get(page);
      Measures now = many.get(page);
      double ratio = now.at(95) / then.at(95);
      report.line(
          "| `%s` | %.1f / %.1f | %.1f / %.1f | %.2f |",
          page, then.at(50), then.at(95), now.at(50), now.at(95), ratio);
      if (ratio > worstRatio) {
        worst = page;
        worstRatio = ratio;
      }
    }
    Targets.take(Target.PAGES, worstRatio, "`" + worst + "`");
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

  private static Measures of(List<Double> values) {
    return new Measures(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static String figures(List<Double> values) {
    return of(values).toString();
  }

  private static List<Double> each(List<Double> these, List<Double> those) {
    List<Double> each = new ArrayList<>();
    for (int n = 0; n < these.size(); n++) {
      each.add(these.get(n) / those.get(n));
    }
    return each;
  }

  private static String ratios(List<Double> these, List<Double> those) {
    return figures(each(these, those));
  }
}
