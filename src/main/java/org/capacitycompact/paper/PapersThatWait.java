package org.capacitycompact.paper;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.platform.engine.StandingWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Nobody waits for ever for a paper: after a week those whose task it is are reminded, after three
 * it can count no more, as when its task has ended; both sides are told.
 */
@Component
class PapersThatWait implements StandingWork {

  private static final Logger LOG = LoggerFactory.getLogger(PapersThatWait.class);
  private static final Duration REMINDED_AFTER = Duration.ofDays(7);
  private static final Duration OVER_AFTER = Duration.ofDays(21);

  private final JdbcClient database;
  private final Confirming confirming;
  private final Clock clock;

  PapersThatWait(JdbcClient database, Confirming confirming, Clock clock) {
    this.database = database;
    this.confirming = confirming;
    this.clock = clock;
  }

  private record Waiting(
      UUID id, InitiativeNumber number, boolean ended, boolean over, boolean silent) {}

  @Override
  public String name() {
    return "papers";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(15);
  }

  @Override
  public void run() {
    database
        .sql(
            """
            select id, number, ended, over, silent from (
              select p.id, p.number, p.brought_at,
                not exists (select from work_item w where w.task_id = p.task_id) as ended,
                p.brought_at < :over as over,
                p.state = 'AWAITING' and p.chased_at is null and p.sent_at < :silent as silent
              from paper p where p.state in ('DRAFTED', 'AWAITING')) waiting
            where ended or over or silent
            order by brought_at
            """)
        .param("over", SqlTime.now(clock).minus(OVER_AFTER))
        .param("silent", SqlTime.now(clock).minus(REMINDED_AFTER))
        .query(Waiting.class)
        .list()
        .forEach(this::carryOn);
  }

  private void carryOn(Waiting paper) {
    try {
      if (paper.ended()) {
        confirming.end(paper.number(), paper.id(), VoidReason.TASK_ENDED);
      } else if (paper.over()) {
        confirming.end(paper.number(), paper.id(), VoidReason.EXPIRED);
      } else {
        confirming.chase(paper.number(), paper.id());
      }
    } catch (RuntimeException failure) {
      LOG.warn("A paper of {} goes on later", paper.number(), failure);
    }
  }
}
