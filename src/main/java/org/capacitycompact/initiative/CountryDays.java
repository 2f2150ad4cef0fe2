package org.capacitycompact.initiative;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which day it is where people work on an initiative: that of its country's capital. What they date
 * is dated by it, and not by the day of the server.
 */
@Component
public class CountryDays {

  private final JdbcClient database;
  private final Clock clock;

  CountryDays(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Whether a day has not begun yet in the country of an initiative. */
  public boolean isToCome(String number, LocalDate day) {
    return database
        .sql("select country_day(country, ?) < ? from initiative where number = ?")
        .params(clock.instant().atOffset(ZoneOffset.UTC), day, number)
        .query(Boolean.class)
        .single();
  }
}
