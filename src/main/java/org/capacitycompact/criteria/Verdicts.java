package org.capacitycompact.criteria;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.capacitycompact.criteria.Verdict.Kept;
import org.capacitycompact.criteria.Verdict.Words;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.rulebook.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The recorded verdicts. */
@Embodies(value = "S39", as = Embodies.As.RULE)
@Service
public class Verdicts {

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final TypeReference<Map<String, Origin>> ORIGINS = new TypeReference<>() {};
  private static final String LINES =
      """
      select id, decision, version, step, outcome, score, gates_failed, set_going_by, decided_at
      from verdict where number = :number and (:decision = '' or decision = :decision)
      """;

  private final JdbcClient database;
  private final ObjectMapper json;

  Verdicts(JdbcClient database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** All verdicts on an initiative with their findings, newest first; in two queries. */
  public List<Verdict> of(InitiativeNumber number) {
    return read("select id from verdict where number = :number", number, "", 0);
  }

  /** The newest verdict of each decision on an initiative, newest first. */
  public List<Verdict> latest(InitiativeNumber number) {
    return read(
        "select max(id) from verdict where number = :number group by decision", number, "", 0);
  }

  /** The newest verdict of one decision on an initiative. */
  public Optional<Verdict> latest(InitiativeNumber number, String decision) {
    return read(
            "select max(id) from verdict where number = :number and decision = :decision",
            number,
            decision,
            0)
        .stream()
        .findFirst();
  }

  /** One verdict; empty when the initiative has none with this id. */
  public Optional<Verdict> one(InitiativeNumber number, long id) {
    return read("select id from verdict where number = :number and id = :id", number, "", id)
        .stream()
        .findFirst();
  }

  /** The previous verdict of the same decision on the same initiative. */
  public Optional<Verdict> before(Verdict verdict) {
    return read(
            """
            select max(id) from verdict
            where number = :number and decision = :decision and id < :id
            """,
            verdict.number(),
            verdict.decision(),
            verdict.kept() == null ? Long.MAX_VALUE : verdict.kept().id())
        .stream()
        .findFirst();
  }

  /**
   * Verdicts for a list, newest first.
   *
   * @param decision only this decision; empty for all
   */
  public List<VerdictLine> lines(InitiativeNumber number, String decision, int offset, int limit) {
    return database
        .sql(LINES + " order by id desc offset :offset limit :limit")
        .param("number", number)
        .param("decision", decision)
        .param("offset", offset)
        .param("limit", limit)
        .query(VerdictLine.class)
        .list();
  }

  /** The number of verdicts per decision on an initiative, ordered by the decision's name. */
  public Map<String, Integer> counts(InitiativeNumber number) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    database
        .sql("select decision, count(*) from verdict where number = ? group by decision order by 1")
        .param(number)
        .query(
            row -> {
              counts.put(row.getString(1), row.getInt(2));
            });
    return counts;
  }

  private List<Verdict> read(String ids, InitiativeNumber number, String decision, long id) {
    Map<Long, List<Finding>> findings = new LinkedHashMap<>();
    Map<Long, Map<String, Words>> words = new LinkedHashMap<>();
    query(
            """
            select verdict, criterion, level, gate, points, weight, remedy, rule, quote, source
            from finding where verdict in (%s) order by verdict, position
            """
                .formatted(ids),
            number,
            decision,
            id)
        .query(
            row -> {
              long verdict = row.getLong("verdict");
              Finding found = finding(row);
              findings.computeIfAbsent(verdict, any -> new ArrayList<>()).add(found);
              words
                  .computeIfAbsent(verdict, any -> new LinkedHashMap<>())
                  .put(
                      found.criterion(),
                      new Words(row.getString("quote"), row.getString("source")));
            });
    return query(
            "select * from verdict where id in (%s) order by id desc".formatted(ids),
            number,
            decision,
            id)
        .query(
            (row, n) ->
                verdict(
                    row,
                    findings.getOrDefault(row.getLong("id"), List.of()),
                    words.getOrDefault(row.getLong("id"), Map.of())))
        .list();
  }

  private JdbcClient.StatementSpec query(
      String sql, InitiativeNumber number, String decision, long id) {
    return database.sql(sql).param("number", number).param("decision", decision).param("id", id);
  }

  private static Finding finding(ResultSet row) throws SQLException {
    return new Finding(
        row.getString("criterion"),
        row.getString("level"),
        row.getBoolean("gate"),
        row.getInt("points"),
        row.getInt("weight"),
        row.getString("remedy"),
        row.getString("rule"));
  }

  private Verdict verdict(ResultSet row, List<Finding> findings, Map<String, Words> words)
      throws SQLException {
    String kept = row.getString("origins");
    Map<String, Origin> origins = kept == null ? Map.of() : read(kept, ORIGINS);
    return new Verdict(
        InitiativeNumber.of(row.getString("number")),
        row.getString("decision"),
        row.getInt("version"),
        row.getString("step"),
        row.getString("outcome"),
        read(row.getString("outputs"), OBJECT),
        whole(row, "score"),
        whole(row, "gates_failed"),
        asGathered(read(row.getString("facts"), OBJECT), origins.keySet()),
        row.getTimestamp("decided_at").toInstant(),
        findings,
        origins,
        new Kept(
            row.getLong("id"),
            row.getString("country"),
            row.getString("definition_id"),
            row.getString("deployment_id"),
            row.getString("set_going_by"),
            List.of((String[]) row.getArray("rules").getArray()),
            words));
  }

  /** JSON does not keep the order of the facts; the stored origins do. */
  private static Map<String, Object> asGathered(Map<String, Object> facts, Set<String> order) {
    Map<String, Object> ordered = new LinkedHashMap<>();
    order.stream().filter(facts::containsKey).forEach(name -> ordered.put(name, facts.get(name)));
    facts.forEach(ordered::putIfAbsent);
    return ordered;
  }

  private static @Nullable Integer whole(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }

  private <T> T read(String values, TypeReference<T> type) {
    try {
      return json.readValue(values, type);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("a verdict cannot be read", damaged);
    }
  }
}
