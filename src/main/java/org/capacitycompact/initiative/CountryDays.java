package org.capacitycompact.initiative;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which day it is where people work, in the time zone of their country's capital. Their dates are
 * in this zone, not in the server's.
 */
@Component
public class CountryDays {

  private final JdbcClient database;
  private final Clock clock;

  /** The zones are needed with every date, and change with a release, if at all. */
  private final Map<String, NavigableMap<LocalDate, ZoneId>> zones = new ConcurrentHashMap<>();

  public CountryDays(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Today in a country (ISO 3166-1 alpha-2). */
  public LocalDate today(String country) {
    return day(country, clock.instant());
  }

  /** Today in the lead country of this initiative. */
  public LocalDate todayOf(InitiativeNumber number) {
    return today(number.country());
  }

  /** The day of an instant in the lead country of this initiative. */
  public LocalDate dayOf(InitiativeNumber number, Instant at) {
    return day(number.country(), at);
  }

  /** Whether a day is still in the future in a country. */
  public boolean isToCome(String country, LocalDate day) {
    return day.isAfter(today(country));
  }

  /**
   * The day in UTC, for the Compact's own years of money and facts, which begin everywhere at once.
   */
  public static LocalDate compactDay(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  /** The last day that has begun anywhere; any later day is in the future for everybody. */
  public static LocalDate lastDayAnywhere(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.ofHours(14));
  }

  /** The day that an instant falls on in a country. */
  LocalDate day(String country, Instant at) {
    Map.Entry<LocalDate, ZoneId> since =
        zones.computeIfAbsent(country, this::read).floorEntry(compactDay(at));
    return LocalDate.ofInstant(at, since == null ? ZoneOffset.UTC : since.getValue());
  }

  /**
   * An initiative's number begins with its country, as a check in the table of initiatives ensures.
   */
  private static String country(InitiativeNumber number) {
    return number.value().substring(0, 2);
  }

  /** The zones of a country's capital by their first day, as in the database function zone_of. */
  private NavigableMap<LocalDate, ZoneId> read(String country) {
    NavigableMap<LocalDate, ZoneId> since = new TreeMap<>();
    database
        .sql("select valid_from, zone from country_zone where country = ?")
        .param(country)
        .query(
            row -> {
              since.put(row.getObject(1, LocalDate.class), ZoneId.of(row.getString(2)));
            });
    return since;
  }
}
