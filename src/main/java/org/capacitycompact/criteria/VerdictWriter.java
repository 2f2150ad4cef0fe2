package org.capacitycompact.criteria;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.capacitycompact.clauses.Clause;
import org.capacitycompact.clauses.Clauses;
import org.capacitycompact.criteria.Verdict.Kept;
import org.capacitycompact.criteria.Verdict.Words;
import org.capacitycompact.rulebook.DecisionRegister.Version;
import org.capacitycompact.rulebook.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Records a verdict, once: the database lets nobody change or delete one. */
@Component
class VerdictWriter {

  /** Keeps the type information of the map's values in the JSON. */
  private static final TypeReference<Map<String, Origin>> ORIGINS = new TypeReference<>() {};

  private final JdbcClient database;
  private final Clauses clauses;
  private final ObjectMapper json;

  VerdictWriter(JdbcClient database, Clauses clauses, ObjectMapper json) {
    this.database = database;
    this.clauses = clauses;
    this.json = json;
  }

  /** Stores the verdict and returns it as recorded. */
  Verdict keep(Verdict said, Version version, List<String> rules, @Nullable String setGoingBy) {
    Row row =
        database
            .sql(
                """
                insert into verdict (number, country, decision, version, definition_id,
                  deployment_id, step, outcome, outputs, score, gates_failed, facts, origins, rules,
                  set_going_by, decided_at)
                values (:number, (select country from initiative where number = :number), :decision,
                  :version, :definition, :deployment, :step, :outcome, :outputs::jsonb, :score,
                  :gates, :facts::jsonb, :origins::json, :rules, :by, :at)
                returning id, country
                """)
            .param("number", said.number())
            .param("decision", said.decision())
            .param("version", said.version())
            .param("definition", version.definitionId())
            .param("deployment", version.deploymentId())
            .param("step", said.step())
            .param("outcome", said.outcome())
            .param("outputs", write(said.outputs()))
            .param("score", said.score())
            .param("gates", said.gatesFailed())
            .param("facts", write(said.facts()))
            .param("origins", origins(said.origins()))
            .param("rules", rules.toArray(String[]::new))
            .param("by", setGoingBy)
            .param("at", said.decidedAt().atOffset(ZoneOffset.UTC))
            .query(Row.class)
            .single();
    Map<String, Words> words = new LinkedHashMap<>();
    said.findings().forEach(found -> words.put(found.criterion(), words(found.criterion())));
    keepFindings(row.id(), said.findings());
    return new Verdict(
        said.number(),
        said.decision(),
        said.version(),
        said.step(),
        said.outcome(),
        said.outputs(),
        said.score(),
        said.gatesFailed(),
        said.facts(),
        said.decidedAt(),
        said.findings(),
        said.origins(),
        new Kept(
            row.id(),
            row.country(),
            version.definitionId(),
            version.deploymentId(),
            setGoingBy,
            rules,
            words));
  }

  private record Row(long id, @Nullable String country) {}

  private void keepFindings(long verdict, List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    database
        .sql(
            """
            insert into finding (verdict, position, criterion, level, gate, points, weight, remedy,
              rule, quote, source)
            select :verdict, position, criterion, level, gate, points, weight, remedy, rule, quote,
              source
            from unnest(:criteria::text[], :levels::text[], :gates::boolean[], :points::integer[],
              :weights::integer[], :remedies::text[], :rules::text[], :quotes::text[],
              :sources::text[]) with ordinality as f (criterion, level, gate, points, weight, remedy,
              rule, quote, source, position)
            """)
        .param("verdict", verdict)
        .param("criteria", texts(findings, Finding::criterion))
        .param("levels", texts(findings, Finding::level))
        .param("gates", findings.stream().map(Finding::gate).toArray(Boolean[]::new))
        .param("points", findings.stream().map(Finding::points).toArray(Integer[]::new))
        .param("weights", findings.stream().map(Finding::weight).toArray(Integer[]::new))
        .param("remedies", texts(findings, Finding::remedy))
        .param("rules", texts(findings, Finding::rule))
        .param("quotes", texts(findings, each -> words(each.criterion()).quote()))
        .param("sources", texts(findings, each -> words(each.criterion()).source()))
        .update();
  }

  private static String[] texts(List<Finding> findings, Function<Finding, String> part) {
    return findings.stream().map(part).toArray(String[]::new);
  }

  /** The quote is in the source's own language, the source's name in English. */
  private Words words(String criterion) {
    Clause clause = clauses.of(criterion, Locale.ENGLISH);
    return new Words(clause.quote(), clause.source());
  }

  private String origins(Map<String, Origin> origins) {
    try {
      return json.writerFor(ORIGINS).writeValueAsString(origins);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private String write(Object values) {
    try {
      return json.writeValueAsString(values);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
