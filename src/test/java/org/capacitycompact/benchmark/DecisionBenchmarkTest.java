package org.capacitycompact.benchmark;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.DecisionService;
import org.capacitycompact.CompactTest;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.criteria.Records;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.rulebook.DecisionFile;
import org.capacitycompact.rulebook.DecisionModel;
import org.capacitycompact.rulebook.DecisionModels;
import org.capacitycompact.rulebook.DecisionVersions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long the ownership decision takes on a warm engine, by each way of evaluating it. */
@CompactTest
@Benchmark(Target.DECISION)
@Order(3)
@DisplayName("The benchmark of a decision")
class DecisionBenchmarkTest {

  private static final int WARM = Integer.getInteger("benchmark.warm", 2_000);
  private static final int ASKED = Integer.getInteger("benchmark.decisions", 2_000);

  @Autowired private Criteria criteria;
  @Autowired private DecisionModels models;
  @Autowired private DecisionService decisions;
  @Autowired private DecisionVersions versions;
  @Autowired private JdbcClient database;
  private DecisionFile file;

  @Test
  @DisplayName("prints the time of the ownership decision, alone, through Criteria and the engine")
  void run() {
    String definition =
        database
            .sql("select definition_id from decision_version where decision = 'ownership'")
            .query(String.class)
            .single();
    DecisionModel model = models.deployed(definition);
    file = DecisionFile.read(versions.released("ownership").orElseThrow());
    Report report = Report.section("decision");
    report.heading("The ownership decision, in milliseconds");
    report.line("%d decisions each, hardly two alike, after %d to warm up.", ASKED, WARM);
    report.line("");
    report.table(List.of("asked through", "p50", "p95", "p99"));
    double alone = row(report, "the table alone", model::evaluate);
    double criteria = row(report, "`Criteria`, with the version that holds", this::throughCriteria);
    double service =
        row(
            report,
            "the engine's decision service, as its API asks it",
            facts -> decisions.evaluateDecisionById(definition).variables(facts).evaluate());
    Targets.take(Target.DECISION, Math.max(alone, Math.max(criteria, service)), "");
  }

  private void throughCriteria(Map<String, Object> facts) {
    Facts known = new Facts();
    Origin origin = Origin.counted(Records.RESULTS);
    facts.forEach((name, value) -> known.put(name, value, origin));
    criteria.ask(
        "ownership", InitiativeNumber.of("KE-2026-000"), "ServiceTask_DecideOwnership", known);
  }

  /** Returns the median. */
  private double row(Report report, String way, Consumer<Map<String, Object>> ask) {
    FactsDrawn drawn = new FactsDrawn(file);
    for (int n = 0; n < WARM; n++) {
      ask.accept(drawn.next());
    }
    double[] took = new double[ASKED];
    for (int n = 0; n < ASKED; n++) {
      Map<String, Object> facts = drawn.next();
      long begun = System.nanoTime();
      ask.accept(facts);
      took[n] = (System.nanoTime() - begun) / 1e6;
    }
    Measures figures = new Measures(took);
    report.line("| %s | %.2f | %.2f | %.2f |", way, figures.at(50), figures.at(95), figures.at(99));
    return figures.median();
  }
}
