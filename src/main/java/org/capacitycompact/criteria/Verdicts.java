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
import java.util.stream.Collectors;
import org.capacitycompact.platform.Embodies;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The verdicts on record. */
@Embodies(value = "S39", as = Embodies.As.RULE)
@Service
public class Verdicts {

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final JdbcClient database;
  private final ObjectMapper json;

  Verdicts(JdbcClient database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Every verdict on an initiative with its findings, newest first; in two queries. */
  public List<Verdict> of(String number) {
    Map<Long, List<Finding>> findings =
        database
            .sql(
                """
                select f.verdict, f.criterion, f.level, f.gate, f.points, f.weight, f.remedy
                from finding f join verdict v on v.id = f.verdict
                where v.number = ? order by f.verdict, f.position
                """)
            .param(number)
            .query(
                (row, n) ->
                    Map.entry(
                        row.getLong("verdict"),
                        new Finding(
                            row.getString("criterion"),
                            row.getString("level"),
                            row.getBoolean("gate"),
                            row.getInt("points"),
                            row.getInt("weight"),
                            row.getString("remedy"),
                            "")))
            .list()
            .stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    return database
        .sql("select * from verdict where number = ? order by id desc")
        .param(number)
        .query((row, n) -> verdict(row, findings.getOrDefault(row.getLong("id"), List.of())))
        .list();
  }

  /** The newest verdict of each decision on an initiative, newest first. */
  public List<Verdict> latest(String number) {
    Map<String, Verdict> newest = new LinkedHashMap<>();
    of(number).forEach(verdict -> newest.putIfAbsent(verdict.decision(), verdict));
    return new ArrayList<>(newest.values());
  }

  /** The newest verdict of one decision on an initiative. */
  public Optional<Verdict> latest(String number, String decision) {
    return latest(number).stream().filter(each -> each.decision().equals(decision)).findFirst();
  }

  private Verdict verdict(ResultSet row, List<Finding> findings) throws SQLException {
    return new Verdict(
        row.getString("number"),
        row.getString("decision"),
        row.getInt("version"),
        row.getString("step"),
        row.getString("outcome"),
        read(row.getString("outputs")),
        whole(row, "score"),
        whole(row, "gates_failed"),
        read(row.getString("facts")),
        row.getTimestamp("decided_at").toInstant(),
        findings);
  }

  private static @Nullable Integer whole(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }

  private Map<String, Object> read(String values) {
    try {
      return json.readValue(values, OBJECT);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("a verdict cannot be read", damaged);
    }
  }
}
