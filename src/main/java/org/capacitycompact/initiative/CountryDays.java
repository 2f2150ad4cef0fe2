package org.capacitycompact.initiative;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which day it is where people work: that of their country's capital. What they date is dated by
 * it, and not by the day of the server.
 */
@Component
public class CountryDays {

  private final JdbcClient database;
  private final Clock clock;

  /** Asked with every date; they change with a release, if at all. */
  private final Map<String, ZoneId> zones = new ConcurrentHashMap<>();

  CountryDays(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Whether a day has not begun yet in a country (ISO 3166-1 alpha-2). */
  public boolean isToCome(String country, LocalDate day) {
    return day.isAfter(LocalDate.now(clock.withZone(zones.computeIfAbsent(country, this::zone))));
  }

  /** As the function country_day of the database has it. */
  private ZoneId zone(String country) {
    return database
        .sql("select zone from country_zone where country = ?")
        .param(country)
        .query(String.class)
        .optional()
        .<ZoneId>map(ZoneId::of)
        .orElse(ZoneOffset.UTC);
  }
}
