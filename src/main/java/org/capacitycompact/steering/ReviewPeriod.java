package org.capacitycompact.steering;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.platform.engine.ModelBean;
import org.capacitycompact.worklist.Deadlines;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long an independent reviewer has: until the end of the day that the secretariat gave, in the
 * initiative's country, or else the usual period (S139).
 */
@ModelBean("reviewPeriod")
class ReviewPeriod {

  private final JdbcClient database;
  private final Deadlines deadlines;
  private final Clock clock;

  ReviewPeriod(JdbcClient database, Deadlines deadlines, Clock clock) {
    this.database = database;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /**
   * When the present reviewer is released. Under release 0.1.0 a day had no effect, so a day that
   * has passed when the period begins is ignored.
   */
  public Date ends(InitiativeNumber number) {
    Instant now = clock.instant();
    return Date.from(
        database
            .sql(
                """
                select country_day_ends(i.country, r.due)
                from independent_review r join initiative i using (number)
                where number = ? and r.due is not null
                  and r.reviewed_at is null and r.released_at is null
                order by r.id desc limit 1
                """)
            .param(number)
            .query((row, n) -> row.getTimestamp(1).toInstant())
            .optional()
            .filter(now::isBefore)
            .orElseGet(() -> now.plus(days(ApprovalProcess.REVIEW_INDEPENDENTLY))));
  }

  /** Today in a country: the earliest day that can be given. */
  LocalDate first(String country) {
    return database
        .sql("select country_day(?, ?)")
        .params(country, SqlTime.now(clock))
        .query(LocalDate.class)
        .single();
  }

  /** The latest day that can be given in a country. */
  LocalDate last(String country) {
    return first(country)
        .plusDays(days(ApprovalProcess.REVIEW_INDEPENDENTLY + ".longest").toDays());
  }

  private Duration days(String name) {
    return Duration.parse(deadlines.period(name));
  }
}
