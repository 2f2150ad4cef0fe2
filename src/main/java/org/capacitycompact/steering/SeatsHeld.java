package org.capacitycompact.steering;

import java.time.Instant;
import java.util.List;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The open rounds in which a member sits, and whether the member's own ballot is in. Of the ballots
 * of others it tells nothing (S108).
 */
@Service
public class SeatsHeld {

  private final JdbcClient database;

  SeatsHeld(JdbcClient database) {
    this.database = database;
  }

  /**
   * An open round with a seat of the member.
   *
   * @param about names its subject: the kind of the question, else the purpose
   * @param task the member's own task in it; null once the ballot is in
   * @param cast whether the member's own ballot is in
   */
  public record Seat(
      InitiativeNumber number,
      String title,
      String language,
      String about,
      int roundNo,
      Instant closesAt,
      @Nullable String task,
      boolean cast) {}

  /** Those that close first; a member who is recused has no seat. */
  public List<Seat> of(Actor member, int most) {
    return database
        .sql(
            """
            select r.number, i.title, i.language, r.round_no, r.closes_at,
              coalesce((select q.kind from steering_question q where q.id = r.subject), r.purpose) as about,
              (select min(w.task_id) from work_item w
                where w.number = r.number and w.audience = 'user:' || :me and w.task in (:tasks)) as task,
              exists (select from ballot b where b.round = r.id and b.member = :me) as cast
            from ballot_round r join ballot_seat s on s.round = r.id
              join initiative i on i.number = r.number
            where s.member = :me and s.recusal is null and r.closed_at is null
            order by r.closes_at, r.id limit :most
            """)
        .param("me", member.userId())
        .param("tasks", SteeringDates.TASKS_OF_ROUNDS)
        .param("most", most)
        .query(Seat.class)
        .list();
  }
}
