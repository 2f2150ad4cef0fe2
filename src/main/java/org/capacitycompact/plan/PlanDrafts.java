package org.capacitycompact.plan;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.capacitycompact.form.StoredAnswers;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What people typed into rows of plans and did not send, right or wrong. A draft is its writer's
 * alone, and is gone when they send or drop it, or when the initiative ends.
 */
@Component
public class PlanDrafts {

  private final JdbcClient database;
  private final StoredAnswers stored;
  private final Clock clock;

  PlanDrafts(JdbcClient database, StoredAnswers stored, Clock clock) {
    this.database = database;
    this.stored = stored;
    this.clock = clock;
  }

  /**
   * @param position of the row; 0 for one that is to be added
   * @param seen the revision of the row that they had before their eyes; null for one to be added
   * @param answers as typed
   */
  public record Draft(
      Section section,
      int position,
      @Nullable Integer seen,
      Map<String, Object> answers,
      Instant savedAt) {

    /** The row it is about. */
    public boolean isOf(Section other, int row) {
      return section == other && position == row;
    }
  }

  /** What this person has not sent of a plan. */
  public List<Draft> of(InitiativeNumber number, String userId) {
    return database
        .sql(
            """
            select section, position, seen, answers::text, saved_at from plan_draft
            where number = ? and user_id = ? order by saved_at
            """)
        .params(number, userId)
        .query(
            (row, n) ->
                new Draft(
                    Section.of(row.getString("section")).orElseThrow(),
                    row.getInt("position"),
                    row.getObject("seen", Integer.class),
                    stored.read(row.getString("answers")),
                    row.getTimestamp("saved_at").toInstant()))
        .list();
  }

  /** Keeps a draft in place of the one before. */
  public Instant save(
      InitiativeNumber number,
      Section section,
      int position,
      @Nullable Integer seen,
      Map<String, Object> answers,
      String userId) {
    return database
        .sql(
            """
            insert into plan_draft (number, section, position, user_id, seen, answers, saved_at)
            values (:number, :section, :position, :me, :seen, :answers::jsonb, :now)
            on conflict (number, section, position, user_id) do update
            set seen = excluded.seen, answers = excluded.answers, saved_at = excluded.saved_at
            returning saved_at
            """)
        .param("number", number)
        .param("section", section.id())
        .param("position", position)
        .param("me", userId)
        .param("seen", position == 0 ? null : seen == null ? Integer.valueOf(0) : seen)
        .param("answers", stored.write(answers))
        .param("now", SqlTime.now(clock))
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .single();
  }

  /** Forgets a draft; nothing happens where there is none. */
  public void drop(InitiativeNumber number, Section section, int position, String userId) {
    database
        .sql(
            """
            delete from plan_draft
            where number = ? and section = ? and position = ? and user_id = ?
            """)
        .params(number, section.id(), position, userId)
        .update();
  }
}
