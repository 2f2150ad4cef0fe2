package org.capacitycompact.integrity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.platform.engine.StandingWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * No report waits for ever, and no payment is held for ever unasked: officers are reminded of a
 * report that nobody answers, then an operator is told; officers and the secretariat are reminded
 * of a hold, again and again until it ends.
 */
@Component
class IntegrityWatch implements StandingWork {

  private static final Duration EVERY = Duration.ofMinutes(10);

  private final ReportRepository reports;
  private final HoldRepository holds;
  private final Telling telling;
  private final IntegrityProperties properties;
  private final JdbcClient database;
  private final TransactionTemplate transaction;
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
    this.transaction = new TransactionTemplate(transactions);
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
    found.forEach(id -> transaction.executeWithoutResult(running -> look.accept(id)));
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
