package org.capacitycompact.criteria;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.criteria.DecisionRegister.Version;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks the decision tables, and keeps what they said. */
@Service
public class Criteria {

  private final DecisionRegister register;
  private final DecisionModels models;
  private final JdbcClient database;
  private final ObjectMapper json;
  private final Clock clock;

  Criteria(
      DecisionRegister register,
      DecisionModels models,
      JdbcClient database,
      ObjectMapper json,
      Clock clock) {
    this.register = register;
    this.models = models;
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Decides, and puts the verdict on record.
   *
   * @param decision id of the decision as in {@code decisions/}
   * @param step id of the model's element at which it is decided
   * @param facts the inputs by name, each with where it comes from
   */
  @Transactional
  public Verdict decide(String decision, String number, String step, Facts facts) {
    Version version = register.heldFor(decision, number, step);
    Verdict verdict = evaluate(version, number, step, facts.values());
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

  /**
   * What a decision would say of these facts, without a record: for a draft, for advice.
   *
   * @param step id of the model's element at which it will be decided, so that advice and decision
   *     rest on the same version
   */
  public Verdict ask(String decision, String number, String step, Facts facts) {
    return evaluate(register.heldFor(decision, number, step), number, step, facts.values());
  }

  private Verdict evaluate(Version version, String number, String step, Map<String, ?> facts) {
    Said said = models.deployed(version.definitionId()).say(facts);
    return new Verdict(
        number,
        version.decision(),
        version.version(),
        step,
        said.outcome(),
        said.outputs(),
        said.score(),
        said.gatesFailed(),
        new HashMap<>(facts),
        clock.instant(),
        said.findings());
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

  private String write(Object values) {
    try {
      return json.writeValueAsString(values);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
