package org.capacitycompact.rulebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The drafts of tables, each as submitted, with its problems. */
@Component("policyDrafts")
public class Drafts {

  private static final TypeReference<List<Problem>> PROBLEMS = new TypeReference<>() {};
  private static final TypeReference<Map<String, Map<String, Object>>> EXAMPLES =
      new TypeReference<>() {};
  private static final String SELECT =
      """
      select id, decision, based_on, origin, note, dmn, problems, examples, made_by, made_at
      from decision_draft
      """;

  private final JdbcClient database;
  private final ObjectMapper json;
  private final Clock clock;

  Drafts(JdbcClient database, ObjectMapper json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  /** A draft by id, sound or not. */
  public Optional<Draft> find(long id) {
    return database.sql(SELECT + "where id = ?").param(id).query(this::draft).optional();
  }

  /** Drafts, newest first, from an offset. */
  public List<Draft> newest(int offset, int limit) {
    return database
        .sql(SELECT + "order by id desc offset ? limit ?")
        .params(offset, limit)
        .query(this::draft)
        .list();
  }

  /** The number of drafts. */
  public int count() {
    return database.sql("select count(*) from decision_draft").query(Integer.class).single();
  }

  /** Stores a submitted draft with its problems. */
  Draft keep(
      String decision,
      int basedOn,
      Draft.Origin origin,
      String note,
      byte[] dmn,
      TableCheck.Checked checked,
      Actor by) {
    return database
        .sql(
            """
            insert into decision_draft
              (decision, based_on, origin, note, dmn, problems, examples, made_by, made_at)
            values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)
            returning id, decision, based_on, origin, note, dmn, problems, examples, made_by,
              made_at
            """)
        .params(
            decision,
            basedOn,
            origin.name(),
            note,
            dmn,
            write(checked.problems()),
            write(checked.examples()),
            by.userId(),
            clock.instant().atOffset(ZoneOffset.UTC))
        .query(this::draft)
        .single();
  }

  private Draft draft(ResultSet row, int number) throws SQLException {
    String examples = row.getString("examples");
    return new Draft(
        row.getLong("id"),
        row.getString("decision"),
        row.getInt("based_on"),
        Draft.Origin.valueOf(row.getString("origin")),
        row.getString("note"),
        row.getBytes("dmn"),
        read(row.getString("problems"), PROBLEMS),
        examples == null ? Map.of() : read(examples, EXAMPLES),
        row.getString("made_by"),
        row.getTimestamp("made_at").toInstant());
  }

  private <T> T read(String kept, TypeReference<T> type) {
    try {
      return json.readValue(kept, type);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("a draft’s check cannot be read", damaged);
    }
  }

  private String write(Object checked) {
    try {
      return json.writeValueAsString(checked);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
