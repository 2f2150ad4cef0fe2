package org.capacitycompact.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.rulebook.DecisionFile;
import org.capacitycompact.rulebook.DecisionModel;
import org.capacitycompact.rulebook.DecisionModels;
import org.capacitycompact.rulebook.DecisionResult;
import org.capacitycompact.rulebook.DecisionVersions;
import org.capacitycompact.rulebook.Draft;
import org.capacitycompact.rulebook.Drafts;
import org.capacitycompact.rulebook.Finding;
import org.capacitycompact.rulebook.replay.Change;
import org.capacitycompact.rulebook.replay.Replay;
import org.capacitycompact.rulebook.replay.ReplayGround;
import org.capacitycompact.rulebook.replay.ReplayResults;
import org.capacitycompact.rulebook.replay.ReplayResults.Search;
import org.capacitycompact.rulebook.replay.Replays;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Drafts of the ownership and quality tables on thousands of verdicts with their findings, of
 * initiatives open to the secretariat, with row security on.
 */
@CompactTest
@Benchmark(Target.REPLAY)
@Order(5)
@DisplayName("The benchmark of a replay")
class ReplayBenchmarkTest {

  private static final int VERDICTS = Integer.getInteger("benchmark.verdicts", 10_000);
  private static final int RUNS = Integer.getInteger("benchmark.replays", 3);
  private static final int OF_ONE_INITIATIVE = 4;

  @Autowired private Cast cast;
  @Autowired private DecisionModels models;
  @Autowired private Drafts drafts;
  @Autowired private DecisionVersions versions;
  @Autowired private Replays replays;
  @Autowired private ReplayResults results;
  @Autowired private JdbcClient database;
  @Autowired private JdbcTemplate batches;
  @Autowired private TransactionTemplate transaction;
  @Autowired private ObjectMapper json;

  @Test
  @DisplayName("prints how long a run takes, and what its page then costs")
  void run() throws Exception {
    initiatives(Math.max(1, VERDICTS / OF_ONE_INITIATIVE));
    Report report = Report.section("replay");
    double slowest = replayed(report, "ownership", ReplayGround.ownedFrom(70), RUNS);
    slowest =
        Math.max(
            slowest, replayed(report, "quality", dmn -> dmn.replace("&gt;= 65", "&gt;= 70"), 1));
    Targets.take(Target.REPLAY, slowest, "");
  }

  /** Returns how long the slowest run took, in seconds. */
  private double replayed(Report report, String decision, UnaryOperator<String> changing, int runs)
      throws JsonProcessingException {
    write(decision);
    Draft draft = drafts.find(ReplayGround.draft(database, decision, changing)).orElseThrow();
    Actor daniel = cast.actor("daniel");
    report.heading("A replay over %d verdicts of %s".formatted(VERDICTS, decision));
    report.table(
        List.of("run", "seconds", "verdicts a second", "would change", "what its page asks, ms"));
    double slowest = 0;
    for (int round = 1; round <= runs; round++) {
      Replay run = finished(draft, daniel);
      double seconds = Duration.between(run.startedAt(), run.finishedAt()).toMillis() / 1000.0;
      Map<Change, Integer> counts = within(daniel, () -> results.counts(run.id()));
      report.line(
          "| %d | %.1f | %.0f | %d | %.0f |",
          round,
          seconds,
          run.tried() / seconds,
          run.tried() - counts.get(Change.SAME),
          page(draft, daniel, run));
      assertThat(run.tried()).isGreaterThanOrEqualTo(VERDICTS);
      slowest = Math.max(slowest, seconds);
    }
    return slowest;
  }

  /** The median of the page's queries, in milliseconds. */
  private double page(Draft draft, Actor actor, Replay run) {
    double[] took = new double[20];
    Search search = new Search(List.of(Change.PASS_TO_FAIL, Change.FAIL_TO_PASS), "");
    for (int n = 0; n < took.length; n++) {
      long begun = System.nanoTime();
      within(
          actor,
          () ->
              List.of(
                  results.counts(run.id()),
                  results.moves(run.id()),
                  results.blames(run.id(), draft),
                  results.find(run.id(), search, 0, 20),
                  results.count(run.id(), search, 1000)));
      took[n] = (System.nanoTime() - begun) / 1e6;
    }
    return new Measures(took).median();
  }

  private Replay finished(Draft draft, Actor actor) {
    assertThat(within(actor, () -> replays.start(draft, null, null, actor))).isTrue();
    Awaitility.await()
        .atMost(Duration.ofMinutes(10))
        .pollInterval(Duration.ofMillis(250))
        .until(
            () -> replays.newest(draft.id(), actor).orElseThrow().state() != Replay.State.RUNNING);
    Replay run = replays.newest(draft.id(), actor).orElseThrow();
    assertThat(run.state()).isEqualTo(Replay.State.DONE);
    return run;
  }

  /** The verdicts of the valid table, with their findings. */
  private void write(String decision) throws JsonProcessingException {
    int initiatives = Math.max(1, VERDICTS / OF_ONE_INITIATIVE);
    String definition =
        database
            .sql("select definition_id from decision_version where decision = ?")
            .param(decision)
            .query(String.class)
            .single();
    DecisionModel model = models.deployed(definition);
    FactsDrawn drawn = new FactsDrawn(DecisionFile.read(versions.released(decision).orElseThrow()));
    for (int written = 0; written < VERDICTS; written += 500) {
      List<DecisionResult> said = new ArrayList<>();
      List<Object[]> verdicts = new ArrayList<>();
      for (int n = written; n < Math.min(VERDICTS, written + 500); n++) {
        Map<String, Object> facts = drawn.next();
        DecisionResult answer = model.evaluate(facts);
        said.add(answer);
        verdicts.add(
            new Object[] {
              "WR-2040-%06d".formatted(1 + n % initiatives),
              decision,
              definition,
              answer.outcome(),
              json.writeValueAsString(answer.outputs()),
              answer.score(),
              answer.gatesFailed(),
              json.writeValueAsString(facts),
              answer.rules().toArray(String[]::new)
            });
      }
      transaction.executeWithoutResult(
          state -> {
            long before = last();
            batches.batchUpdate(
                """
                insert into verdict (number, decision, version, definition_id, step, outcome, outputs,
                  score, gates_failed, facts, decided_at, rules)
                values (?, ?, 1, ?, 'DecisionTask_Decide', ?, ?::jsonb, ?, ?,
                  ?::jsonb, now(), ?)
                """,
                verdicts);
            findings(before, said);
          });
    }
  }

  private void findings(long before, List<DecisionResult> said) {
    List<Object[]> rows = new ArrayList<>();
    for (int n = 0; n < said.size(); n++) {
      int position = 0;
      for (Finding finding : said.get(n).findings()) {
        rows.add(
            new Object[] {
              before + n + 1,
              ++position,
              finding.criterion(),
              finding.level(),
              finding.gate(),
              finding.points(),
              finding.weight(),
              finding.remedy(),
              finding.rule()
            });
      }
    }
    batches.batchUpdate(
        """
        insert into finding (verdict, position, criterion, level, gate, points, weight, remedy, rule)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        rows);
  }

  private long last() {
    return database.sql("select coalesce(max(id), 0) from verdict").query(Long.class).single();
  }

  /** In a country that the earlier crowd does not use. */
  private void initiatives(int many) {
    database.sql("insert into country values ('WR') on conflict do nothing").update();
    database
        .sql(
            """
            insert into initiative (number, country, title, language, stage, status, track,
              illustrative, started_by, started_at, version)
            select 'WR-2040-' || lpad(n::text, 6, '0'), 'WR', 'Savings groups ' || n, 'en', 'DEMAND',
              'RUNNING', 'full', true, 'amina', now(), 0
            from generate_series(1, ?) n
            """)
        .param(many)
        .update();
    database
        .sql(
            """
            insert into initiative_audience (number, audience)
            select number, unnest(array['country:WR', 'group:secretariat'])
            from initiative where country = 'WR'
            """)
        .update();
  }

  private static <T> T within(Actor actor, Supplier<T> work) {
    return RowScope.within(RowScope.of(actor.audiences()), work);
  }
}
