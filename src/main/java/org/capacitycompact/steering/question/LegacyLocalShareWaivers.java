package org.capacitycompact.steering.question;

import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import org.capacitycompact.initiative.BallotRoundProcess;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.platform.engine.ProcessMessages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Withdraws waivers of S10, with which release 0.1.0 could lift what the clause protects. They no
 * longer have an effect: at the start, requested ones are withdrawn, and each granted one is
 * mentioned once in its initiative's history. A vote at a node of that release may collide with
 * this, so each step is retried; a step that still fails does not stop the start, and is done at
 * the next one.
 */
@Component
@Order(40)
class LegacyLocalShareWaivers implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(LegacyLocalShareWaivers.class);

  private static final String ASKED = "kind = 'waiver' and clause = 'S10' and outcome is null";

  private final JdbcClient database;
  private final ProcessMessages messages;
  private final Chronicle chronicle;
  private final InitiativeLock lock;
  private final Clock clock;

  LegacyLocalShareWaivers(
      JdbcClient database,
      ProcessMessages messages,
      Chronicle chronicle,
      InitiativeLock lock,
      Clock clock) {
    this.database = database;
    this.messages = messages;
    this.chronicle = chronicle;
    this.lock = lock;
    this.clock = clock;
  }

  private record Waiver(long id, InitiativeNumber number) {}

  @Override
  public void run(ApplicationArguments arguments) {
    endNow();
  }

  void endNow() {
    each(asked(), this::withdraw);
    each(granted(), this::tell);
  }

  private void each(List<Waiver> waivers, Predicate<Waiver> work) {
    for (Waiver waiver : waivers) {
      try {
        lock.shared(waiver.number(), () -> work.test(waiver));
      } catch (RuntimeException met) {
        LOG.warn(
            "the waiver of S10 of {} is seen to at the next start: {}",
            waiver.number(),
            met.toString());
      }
    }
  }

  private List<Waiver> asked() {
    return database
        .sql("select id, number from steering_question where " + ASKED + " order by id")
        .query(Waiver.class)
        .list();
  }

  /** Somebody may have voted on it meanwhile. */
  private boolean withdraw(Waiver asked) {
    boolean still =
        database
            .sql("select exists (select from steering_question where id = ? and " + ASKED + ")")
            .param(asked.id())
            .query(Boolean.class)
            .single();
    if (still) {
      messages.sendAll(
          QuestionProcess.INITIATIVE_ENDS,
          asked.number().value(),
          BallotRoundProcess.QUESTION.is(asked.id()));
      chronicle.record(asked.number(), "waiver.notPossible", null, "S10");
    }
    return still;
  }

  /** Granted and in force, in active initiatives, and not yet mentioned in the history. */
  private List<Waiver> granted() {
    return database
        .sql(
            """
            select q.id, q.number from steering_question q join initiative i using (number)
            where q.kind = 'waiver' and q.clause = 'S10' and q.outcome = 'granted'
              and q.waived_until >= country_day(i.country, :now) and i.ended_at is null
              and not exists (select from waiver_without_effect w where w.question = q.id)
            order by q.id
            """)
        .param("now", SqlTime.now(clock))
        .query(Waiver.class)
        .list();
  }

  /** Of several nodes that start at the same time, one records it. */
  private boolean tell(Waiver granted) {
    boolean first =
        database
                .sql(
                    """
                    insert into waiver_without_effect (question, number, told_at)
                    values (?, ?, ?) on conflict do nothing
                    """)
                .params(granted.id(), granted.number(), SqlTime.now(clock))
                .update()
            == 1;
    if (first) {
      chronicle.record(granted.number(), "waiver.withoutEffect", null, "S10");
    }
    return first;
  }
}
