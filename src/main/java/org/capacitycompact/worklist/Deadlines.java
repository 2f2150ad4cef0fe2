package org.capacitycompact.worklist;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.capacitycompact.platform.engine.ModelBean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long things may take (S139): the deadline table's days, in the forms that models wait for.
 */
@ModelBean("deadlines")
public class Deadlines {

  private final JdbcClient database;
  private final Clock clock;

  Deadlines(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The period of a step as an ISO 8601 duration. */
  public String period(String name) {
    return "P%dD".formatted(days(name));
  }

  /**
   * Twice after the period of a stage: the first time reminds, the second tells the secretariat.
   */
  public String chase(String stage) {
    return "R2/P%dD".formatted(days(stage));
  }

  Instant due(String task) {
    return clock.instant().plus(days(task), ChronoUnit.DAYS);
  }

  private int days(String name) {
    return database
        .sql(
            "select days from deadline where name in (?, 'default') order by (name = 'default') limit 1")
        .param(name)
        .query(Integer.class)
        .single();
  }
}
