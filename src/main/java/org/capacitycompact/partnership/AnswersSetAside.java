package org.capacitycompact.partnership;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What people of a provider had typed when its invitation was withdrawn: each finds their own again
 * when the country asks once more.
 */
@Component
class AnswersSetAside {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {};

  private final JdbcClient database;
  private final Clock clock;

  AnswersSetAside(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Sets the drafts of a task aside that is about to end without a decision. */
  void keep(InitiativeNumber number, String organisation, String task) {
    database
        .sql(
            """
            insert into answer_set_aside (number, organisation, user_id, answers, set_aside_at)
            select :number, :organisation, d.user_id, d.answers, :now
            from own_draft d join person p on p.user_id = d.user_id where d.task_id = :task
            on conflict (number, organisation, user_id) do update
            set answers = excluded.answers, set_aside_at = excluded.set_aside_at
            """)
        .param("number", number)
        .param("organisation", organisation)
        .param("task", task)
        .param("now", SqlTime.now(clock))
        .update();
  }

  /** What this person had typed, by the keys of the form; empty when nothing was set aside. */
  Map<String, Object> of(InitiativeNumber number, String organisation, Actor writer) {
    return database
        .sql(
            """
            select answers from answer_set_aside
            where number = ? and organisation = ? and user_id = ?
            """)
        .params(number, organisation, writer.userId())
        .query(String.class)
        .optional()
        .map(AnswersSetAside::read)
        .orElse(Map.of());
  }

  private static Map<String, Object> read(String json) {
    try {
      return JSON.readValue(json, ANSWERS);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("answers that the database keeps are JSON", broken);
    }
  }
}
