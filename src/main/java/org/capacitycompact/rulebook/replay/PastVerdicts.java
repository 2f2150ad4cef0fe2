package org.capacitycompact.rulebook.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.rulebook.Finding;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the verdicts of a decision in order of time, in batches; only those in the thread's row
 * scope.
 */
@Component
class PastVerdicts {

  private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};
  private static final String OF_RUN =
      """
      from verdict
      where decision = :decision and id > :after and id <= :last
        and (:since::timestamptz is null or decided_at >= :since)
        and (:before::timestamptz is null or decided_at < :before)
      """;

  private final JdbcClient database;
  private final ObjectMapper json;

  PastVerdicts(JdbcClient database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** The newest verdict; a run ignores those made while it runs. */
  long last() {
    return database.sql("select coalesce(max(id), 0) from verdict").query(Long.class).single();
  }

  int count(Period period, long last) {
    return asked("select count(*) " + OF_RUN, period, 0, last).query(Integer.class).single();
  }

  /** The next batch after a verdict. */
  List<PastVerdict> next(Period period, long after, long last, int size) {
    Map<Long, List<Finding>> findings = new HashMap<>();
    List<PastVerdict> batch = new ArrayList<>();
    asked(
            """
            select id, number, step, decided_at, outcome, outputs, score, gates_failed, facts, rules
            """
                + OF_RUN
                + " order by id limit "
                + size,
            period,
            after,
            last)
        .query(
            row -> {
              List<Finding> own = new ArrayList<>();
              findings.put(row.getLong("id"), own);
              batch.add(past(row, own));
            });
    if (!batch.isEmpty()) {
      readFindings(findings);
    }
    return batch;
  }

  private void readFindings(Map<Long, List<Finding>> findings) {
    database
        .sql(
            """
            select verdict, criterion, level, gate, points, weight, rule
            from finding where verdict = any(:verdicts) order by verdict, position
            """)
        .param("verdicts", findings.keySet().toArray(Long[]::new))
        .query(
            row -> {
              findings
                  .computeIfAbsent(row.getLong("verdict"), any -> new ArrayList<>())
                  .add(finding(row));
            });
  }

  private JdbcClient.StatementSpec asked(String sql, Period period, long after, long last) {
    return database
        .sql(sql)
        .param("decision", period.decision())
        .param("after", after)
        .param("last", last)
        .param("since", period.since())
        .param("before", period.before());
  }

  private PastVerdict past(ResultSet row, List<Finding> findings) throws SQLException {
    try {
      return new PastVerdict(
          row.getLong("id"),
          row.getString("number"),
          row.getString("step"),
          row.getTimestamp("decided_at").toInstant(),
          row.getString("outcome"),
          json.readTree(row.getString("outputs")),
          row.getObject("score", Integer.class),
          row.getObject("gates_failed", Integer.class),
          json.readValue(row.getString("facts"), FACTS),
          Arrays.asList((String[]) row.getArray("rules").getArray()),
          findings);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("a verdict cannot be read", damaged);
    }
  }

  private static Finding finding(ResultSet row) throws SQLException {
    return new Finding(
        row.getString("criterion"),
        row.getString("level"),
        row.getBoolean("gate"),
        row.getInt("points"),
        row.getInt("weight"),
        "",
        row.getString("rule"));
  }
}
