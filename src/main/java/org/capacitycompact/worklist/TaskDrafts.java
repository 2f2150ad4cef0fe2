package org.capacitycompact.worklist;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.capacitycompact.form.StoredAnswers;
import org.capacitycompact.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Unsubmitted answers as typed; they may be incomplete or wrong. */
@Component
class TaskDrafts {

  private final JdbcClient database;
  private final StoredAnswers stored;
  private final Clock clock;

  TaskDrafts(JdbcClient database, StoredAnswers stored, Clock clock) {
    this.database = database;
    this.stored = stored;
    this.clock = clock;
  }

  /**
   * @param version increases with each save
   */
  record Draft(Map<String, Object> answers, Instant savedAt, long version) {}

  /** This person's draft for a task. */
  Optional<Draft> find(String taskId, String userId) {
    return database
        .sql(
            """
            select answers::text, saved_at, version from own_draft
            where task_id = ? and user_id = ?
            """)
        .params(taskId, userId)
        .query(
            (row, n) ->
                new Draft(
                    stored.read(row.getString(1)),
                    row.getTimestamp(2).toInstant(),
                    row.getLong("version")))
        .optional();
  }

  Set<String> of(Collection<String> taskIds, String userId) {
    return taskIds.isEmpty()
        ? Set.of()
        : Set.copyOf(
            database
                .sql("select task_id from own_draft where task_id in (:ids) and user_id = :me")
                .param("ids", taskIds)
                .param("me", userId)
                .query(String.class)
                .list());
  }

  /**
   * Saves a page's draft and returns the time; empty when another page of the same person has saved
   * since this one was opened. Saving an unchanged draft counts as saved.
   */
  Optional<Instant> save(
      String taskId, String userId, Map<String, Object> answers, DraftPage from) {
    return database
        .sql(
            """
            insert into own_draft as d (task_id, user_id, answers, saved_at, page)
            values (:task, :me, :answers::jsonb, :now, :page)
            on conflict (task_id, user_id) do update
            set answers = excluded.answers, saved_at = excluded.saved_at, page = excluded.page,
              version = d.version + 1
            where :over or d.version = :seen or d.page = :page or d.answers = excluded.answers
            returning saved_at
            """)
        .param("task", taskId)
        .param("me", userId)
        .param("answers", stored.write(answers))
        .param("now", SqlTime.now(clock))
        .param("page", from.page())
        .param("over", from.over())
        .param("seen", from.seen())
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .optional();
  }
}
