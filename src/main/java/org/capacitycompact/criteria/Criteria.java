package org.capacitycompact.criteria;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.DecisionService;
import org.capacitycompact.criteria.DecisionRegister.Version;
import org.capacitycompact.platform.engine.EngineAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks the decision tables, and keeps what they said. */
@Service
public class Criteria {

  /** The outputs that say a decision in one word; a result's own order is not to be relied on. */
  private static final List<String> SAID_IN_ONE_WORD =
      List.of("verdict", "outcome", "status", "route", "track", "kind", "minimumLocalPercent");

  private final DecisionRegister register;
  private final DecisionService decisions;
  private final EngineAccess engine;
  private final JdbcClient database;
  private final ObjectMapper json;
  private final Clock clock;

  Criteria(
      DecisionRegister register,
      DecisionService decisions,
      EngineAccess engine,
      JdbcClient database,
      ObjectMapper json,
      Clock clock) {
    this.register = register;
    this.decisions = decisions;
    this.engine = engine;
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Decides, and puts the verdict on record.
   *
   * @param decision id of the decision as in {@code decisions/}
   * @param step id of the model's element at which it is decided
   * @param facts the inputs by name; a fact that is not known is null or absent
   */
  @Transactional
  public Verdict decide(String decision, String number, String step, Map<String, ?> facts) {
    Version version = register.current(decision);
    Verdict verdict = evaluate(version, number, step, facts);
    long id =
        database
            .sql(
                """
                insert into verdict (number, decision, version, definition_id, step, outcome,
                  outputs, score, gates_failed, facts, decided_at)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?::jsonb, ?) returning id
                """)
            .param(number)
            .param(decision)
            .param(verdict.version())
            .param(version.definitionId())
            .param(step)
            .param(verdict.outcome())
            .param(write(verdict.outputs()))
            .param(verdict.score())
            .param(verdict.gatesFailed())
            .param(write(verdict.facts()))
            .param(verdict.decidedAt().atOffset(ZoneOffset.UTC))
            .query(Long.class)
            .single();
    recordFindings(id, verdict.findings());
    return verdict;
  }

  /** What a decision would say of these facts, without a record: for a draft, for advice. */
  public Verdict ask(String decision, String number, Map<String, ?> facts) {
    return evaluate(register.current(decision), number, "", facts);
  }

  private Verdict evaluate(Version version, String number, String step, Map<String, ?> facts) {
    Map<String, Object> inputs = new HashMap<>(facts);
    return engine.inEngine(
        () -> {
          DmnDecisionResult result = evaluate(version.definitionId(), inputs);
          List<Finding> findings =
              version.findingsDefinitionId() == null
                  ? List.of()
                  : evaluate(version.findingsDefinitionId(), inputs).getResultList().stream()
                      .map(Criteria::finding)
                      .toList();
          Map<String, Object> outputs = outputs(result);
          return new Verdict(
              number,
              version.decision(),
              version.version(),
              step,
              outcome(result),
              outputs,
              whole(outputs.get("score")),
              whole(outputs.get("gatesFailed")),
              inputs,
              clock.instant(),
              findings);
        });
  }

  private DmnDecisionResult evaluate(String definitionId, Map<String, Object> inputs) {
    return decisions.evaluateDecisionById(definitionId).variables(inputs).evaluate();
  }

  private void recordFindings(long verdict, List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    database
        .sql(
            """
            insert into finding (verdict, position, criterion, level, gate, points, weight, remedy)
            select :verdict, position, criterion, level, gate, points, weight, remedy
            from unnest(:criteria::text[], :levels::text[], :gates::boolean[], :points::integer[],
              :weights::integer[], :remedies::text[])
              with ordinality as f (criterion, level, gate, points, weight, remedy, position)
            """)
        .param("verdict", verdict)
        .param("criteria", findings.stream().map(Finding::criterion).toArray(String[]::new))
        .param("levels", findings.stream().map(Finding::level).toArray(String[]::new))
        .param("gates", findings.stream().map(Finding::gate).toArray(Boolean[]::new))
        .param("points", findings.stream().map(Finding::points).toArray(Integer[]::new))
        .param("weights", findings.stream().map(Finding::weight).toArray(Integer[]::new))
        .param("remedies", findings.stream().map(Finding::remedy).toArray(String[]::new))
        .update();
  }

  private static Finding finding(Map<String, Object> row) {
    return new Finding(
        text(row, "criterion"),
        text(row, "level"),
        Boolean.TRUE.equals(row.get("gate")),
        ((Number) required(row, "points")).intValue(),
        ((Number) required(row, "weight")).intValue(),
        text(row, "remedy"));
  }

  private static String outcome(DmnDecisionResult result) {
    if (result.size() != 1) {
      return String.valueOf(result.size());
    }
    Map<String, Object> outputs = result.getSingleResult().getEntryMap();
    return SAID_IN_ONE_WORD.stream()
        .filter(outputs::containsKey)
        .map(name -> String.valueOf(outputs.get(name)))
        .findFirst()
        .orElse("");
  }

  private static Map<String, Object> outputs(DmnDecisionResult result) {
    return result.size() == 1
        ? new HashMap<>(result.getSingleResult().getEntryMap())
        : Map.of("results", result.getResultList());
  }

  private static @Nullable Integer whole(@Nullable Object figure) {
    return figure instanceof Number number ? number.intValue() : null;
  }

  private static String text(Map<String, Object> row, String name) {
    return String.valueOf(required(row, name));
  }

  private static Object required(Map<String, Object> row, String name) {
    Object value = row.get(name);
    if (value == null) {
      throw new IllegalStateException("a finding without " + name);
    }
    return value;
  }

  private String write(Object values) {
    try {
      return json.writeValueAsString(values);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
