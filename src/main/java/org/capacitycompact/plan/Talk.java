package org.capacitycompact.plan;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.notice.Notice;
import org.capacitycompact.notice.Outbox;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/**
 * Comments on the rows of a plan, and the country's answers. Whoever takes part comments, non-state
 * actors of the country too, as long as the initiative is open; nothing that was said is taken
 * away.
 */
@Embodies(value = "S7", as = Embodies.As.RECORD)
@Service
public class Talk {

  private final InitiativeLock turns;
  private final JdbcClient database;
  private final Initiatives initiatives;
  private final PlanRecord plan;
  private final PlanRights rights;
  private final Chronicle chronicle;
  private final Outbox outbox;
  private final Clock clock;

  Talk(
      InitiativeLock turns,
      JdbcClient database,
      Initiatives initiatives,
      PlanRecord plan,
      PlanRights rights,
      Chronicle chronicle,
      Outbox outbox,
      Clock clock) {
    this.turns = turns;
    this.database = database;
    this.initiatives = initiatives;
    this.plan = plan;
    this.rights = rights;
    this.chronicle = chronicle;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Whether this person answers comments: the country, as long as the initiative is open. */
  public static boolean answers(Initiative initiative, Actor actor) {
    return initiative.status().isOpen() && Right.EDIT_PLAN.on(actor, initiative.country());
  }

  /**
   * Comments on a row.
   *
   * @return false when the row is gone; nothing was said then
   * @throws AccessDeniedException when they do not comment on this plan
   */
  public boolean comment(
      InitiativeNumber number, Section section, int position, String words, Actor by) {
    return turns.shared(
        number,
        () -> {
          if (!rights.of(initiatives.get(number), by).comments()) {
            throw new AccessDeniedException("they do not comment on this plan");
          }
          return plan.row(number, section, position)
              .map(row -> said(number, row, words, by))
              .isPresent();
        });
  }

  private Row said(InitiativeNumber number, Row row, String words, Actor by) {
    database
        .sql(
            """
            insert into plan_comment (number, section, position, words, said_by, said_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(number, row.section().id(), row.position(), words, by.userId(), SqlTime.now(clock))
        .update();
    chronicle.record(
        number,
        "plan.talk.commented",
        by,
        row.section().id(),
        String.valueOf(row.position()),
        row.name(),
        words);
    return row;
  }

  /**
   * Answers comments, all with the same words.
   *
   * @return false when none of them is of this plan; nothing was said then
   * @throws AccessDeniedException when they do not answer for the country
   */
  public boolean answer(
      InitiativeNumber number, Collection<Long> comments, String words, Actor by) {
    return turns.shared(
        number,
        () -> {
          if (!answers(initiatives.get(number), by)) {
            throw new AccessDeniedException("they do not answer for the country");
          }
          List<Commented> covered = commented(number, comments);
          if (!covered.isEmpty()) {
            answered(number, covered, words, by);
          }
          return !covered.isEmpty();
        });
  }

  private record Commented(long id, String saidBy) {}

  private List<Commented> commented(InitiativeNumber number, Collection<Long> comments) {
    return database
        .sql("select id, said_by from plan_comment where number = ? and id = any (?) order by id")
        .params(number, comments.toArray(Long[]::new))
        .query(Commented.class)
        .list();
  }

  private void answered(InitiativeNumber number, List<Commented> covered, String words, Actor by) {
    long answer =
        database
            .sql(
                """
                insert into plan_answer (number, words, said_by, said_at) values (?, ?, ?, ?)
                returning id
                """)
            .params(number, words, by.userId(), SqlTime.now(clock))
            .query(Long.class)
            .single();
    database
        .sql(
            """
            insert into plan_answered (number, comment, answer)
            select ?, comment, ? from unnest(?::bigint[]) as comment
            """)
        .params(number, answer, covered.stream().map(Commented::id).toArray(Long[]::new))
        .update();
    chronicle.record(number, "plan.talk.answered", by, String.valueOf(covered.size()), words);
    Set<String> told = new TreeSet<>();
    covered.forEach(each -> told.add("user:" + each.saidBy()));
    outbox.tell(
        Notice.of("plan.told.answered")
            .about(number)
            .to(told.toArray(String[]::new))
            .by(by)
            .telling(words)
            .leadingTo("/initiatives/" + number + "/plan/comments"));
  }
}
