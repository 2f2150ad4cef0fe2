package org.capacitycompact.worklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What someone has written and not yet submitted, as it was typed: incomplete or wrong is fine. */
@Component
class Drafts {

  private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {};

  private final JdbcClient database;
  private final ObjectMapper json;
  private final Clock clock;

  Drafts(JdbcClient database, ObjectMapper json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  record Draft(Map<String, Object> answers, Instant savedAt) {}

  Optional<Draft> find(String taskId) {
    return database
        .sql("select answers::text, saved_at from task_draft where task_id = ?")
        .param(taskId)
        .query((row, n) -> new Draft(read(row.getString(1)), row.getTimestamp(2).toInstant()))
        .optional();
  }

  Set<String> of(Collection<String> taskIds, String userId) {
    return taskIds.isEmpty()
        ? Set.of()
        : Set.copyOf(
            database
                .sql("select task_id from task_draft where task_id in (:ids) and user_id = :me")
                .param("ids", taskIds)
                .param("me", userId)
                .query(String.class)
                .list());
  }

  void save(String taskId, String userId, Map<String, Object> answers) {
    database
        .sql(
            """
            insert into task_draft (task_id, user_id, answers, saved_at) values (?, ?, ?::jsonb, ?)
            on conflict (task_id) do update
            set user_id = excluded.user_id, answers = excluded.answers, saved_at = excluded.saved_at
            """)
        .params(taskId, userId, write(answers), clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  private Map<String, Object> read(String answers) {
    try {
      return json.readValue(answers, ANSWERS);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("a draft cannot be read", damaged);
    }
  }

  private String write(Map<String, Object> answers) {
    try {
      // PostgreSQL's jsonb cannot hold a NUL character.
      return json.writeValueAsString(answers).replace("\\u0000", "");
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
