package org.capacitycompact.worklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.StoredAnswers;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.Embodies;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What people answered in their tasks, whole, with who and when; of secret answers there is nothing
 * here. A handler says who may read what was answered in its task. People who are asked in parallel
 * answer independently: until all of them have answered, each reads only their own. Milestones are
 * independent of each other and not treated so.
 */
@Embodies(value = "S37", as = Embodies.As.RECORD)
@Component
public class Submissions {

  private static final String READABLE =
      """
      from task_decision d where d.number = :number and d.answers is not null
        and (d.user_id = :reader or not exists (
          select from work_item w
          where w.number = d.number and w.task = d.task and w.task_id <> d.task_id
            and coalesce(w.local_key, '') !~ '^[0-9]+$'
            -- The engine knows milliseconds: what was asked after it is another round.
            and w.created_at < date_trunc('milliseconds', d.at)))
      """;

  private final JdbcClient database;
  private final StoredAnswers stored;
  private final HandledTasks tasks;

  Submissions(JdbcClient database, StoredAnswers stored, HandledTasks tasks) {
    this.database = database;
    this.stored = stored;
    this.tasks = tasks;
  }

  /**
   * A submitted form.
   *
   * @param localKey what tells it from others of its kind, as {@link TaskInHand#localKey()}
   * @param inPlaceOf sign-in name of whom the person stood in for; null where they acted for
   *     themselves
   * @param language in which it was written; null when unknown
   * @param answers as typed, by the keys of the form
   */
  public record Submission(
      String taskId,
      String task,
      String form,
      @Nullable String localKey,
      String userId,
      String person,
      @Nullable String inPlaceOf,
      Instant at,
      @Nullable String language,
      Map<String, Object> answers) {

    public Submission {
      answers = Map.copyOf(answers);
    }
  }

  /** Those of an initiative that this person may read, the newest first. */
  public List<Submission> of(InitiativeNumber number, Actor reader) {
    return database
        .sql("select d.* " + READABLE + " order by d.at desc, d.task_id")
        .param("number", number)
        .param("reader", reader.userId())
        .query((row, n) -> read(row))
        .list()
        .stream()
        .filter(said -> mayRead(said, reader))
        .toList();
  }

  /** One of them; empty where there is none that this person may read. */
  public Optional<Submission> one(InitiativeNumber number, String taskId, Actor reader) {
    return database
        .sql("select d.* " + READABLE + " and d.task_id = :task")
        .param("number", number)
        .param("reader", reader.userId())
        .param("task", taskId)
        .query((row, n) -> read(row))
        .optional()
        .filter(said -> mayRead(said, reader));
  }

  /** Whether only some of those who see the initiative may read it. */
  public boolean isNarrow(Submission said) {
    return tasks.handler(said.task()).filter(TaskHandler::isReadBySome).isPresent();
  }

  private boolean mayRead(Submission said, Actor reader) {
    return said.userId().equals(reader.userId())
        || tasks
            .handler(said.task())
            .filter(handler -> !handler.isReadBy(reader, said.localKey()))
            .isEmpty();
  }

  private Submission read(ResultSet row) throws SQLException {
    return new Submission(
        row.getString("task_id"),
        row.getString("task"),
        row.getString("form"),
        row.getString("local_key"),
        row.getString("user_id"),
        row.getString("person"),
        row.getString("in_place_of"),
        row.getTimestamp("at").toInstant(),
        row.getString("language"),
        stored.read(row.getString("answers")));
  }
}
