package org.capacitycompact.initiative;

import java.time.Clock;
import java.time.Instant;
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

  public CountryDays(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Today in a country (ISO 3166-1 alpha-2). */
  public LocalDate today(String country) {
    return LocalDate.ofInstant(clock.instant(), zone(country));
  }

  /** Today in the country whose initiative this is. */
  public LocalDate todayOf(String number) {
    return today(country(number));
  }

  /** The day that an instant falls on in the country whose initiative this is. */
  public LocalDate dayOf(String number, Instant at) {
    return LocalDate.ofInstant(at, zone(country(number)));
  }

  /** Whether a day has not begun yet in a country. */
  public boolean isToCome(String country, LocalDate day) {
    return day.isAfter(today(country));
  }

  /**
   * The day of the Compact itself, whose years of money and of facts begin everywhere at once: that
   * of UTC.
   */
  public static LocalDate compactDay(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  /** The zone of a country's capital. */
  public ZoneId zone(String country) {
    return zones.computeIfAbsent(country, this::read);
  }

  /** An initiative's number begins with its country, as the table of initiatives asks. */
  private static String country(String number) {
    return number.substring(0, 2);
  }

  /** As the function country_day of the database has it. */
  private ZoneId read(String country) {
    return database
        .sql("select zone from country_zone where country = ?")
        .param(country)
        .query(String.class)
        .optional()
        .<ZoneId>map(ZoneId::of)
        .orElse(ZoneOffset.UTC);
  }
}
