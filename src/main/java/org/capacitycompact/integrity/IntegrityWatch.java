package org.capacitycompact.integrity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.platform.engine.StandingWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * No report waits for ever, and no payment is held for ever unasked: officers are reminded of a
 * report that nobody answers, then an operator is told; officers and the secretariat are reminded
 * of a hold, again and again until it ends. One that fails does not hold up the others: it is
 * looked at again the next time.
 */
@Component
class IntegrityWatch implements StandingWork {

  private static final Logger LOG = LoggerFactory.getLogger(IntegrityWatch.class);

  private static final Duration EVERY = Duration.ofMinutes(10);

  private final ReportRepository reports;
  private final HoldRepository holds;
  private final Telling telling;
  private final IntegrityProperties properties;
  private final JdbcClient database;
  private final TransactionTemplate own;
  private final Clock clock;

  IntegrityWatch(
      ReportRepository reports,
      HoldRepository holds,
      Telling telling,
      IntegrityProperties properties,
      JdbcClient database,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.reports = reports;
    this.holds = holds;
    this.telling = telling;
    this.properties = properties;
    this.database = database;
    this.own = new TransactionTemplate(transactions);
    this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.clock = clock;
  }

  @Override
  public String name() {
    return "integrity";
  }

  @Override
  public Duration every() {
    return EVERY;
  }

  @Override
  public void run() {
    each(
        "select id from integrity_report where answer_by <= ? and escalated_at is null order by id",
        this::lookAtReport);
    each(
        "select id from integrity_hold where review_by <= ? and released_at is null order by id",
        this::lookAtHold);
  }

  private void each(String due, LongConsumer look) {
    List<Long> found = database.sql(due).param(SqlTime.now(clock)).query(Long.class).list();
    found.forEach(id -> attempt(id, look));
  }

  /** In a transaction of its own: what fails undoes neither the others nor the job. */
  private void attempt(long id, LongConsumer look) {
    try {
      own.executeWithoutResult(running -> look.accept(id));
    } catch (RuntimeException failure) {
      // Not its message: the database may quote the row.
      LOG.warn("A report or hold, {}, is looked at again later: {}", id, failure.getClass());
    }
  }

  private void lookAtReport(long id) {
    Report report = reports.findById(id).orElseThrow();
    Instant now = clock.instant();
    if (report.remind(now)) {
      telling.overdue(report);
    } else if (report.escalate(now, properties.tellOperatorAfter())) {
      telling.neglected();
    }
    reports.saveAndFlush(report);
  }

  private void lookAtHold(long id) {
    Hold hold = holds.findById(id).orElseThrow();
    if (hold.review(clock.instant(), properties.holdReviewedAfter())) {
      telling.stillHeld(hold);
      holds.saveAndFlush(hold);
    }
  }
}
