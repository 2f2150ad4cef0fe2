package org.capacitycompact.rulebook.replay;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The verdicts of a decision that a run covers; without a bound, from the first or to the last. */
record Period(String decision, @Nullable OffsetDateTime since, @Nullable OffsetDateTime before) {

  /** Whole days in this zone, including the last. */
  static Period of(
      String decision, @Nullable LocalDate since, @Nullable LocalDate until, ZoneId zone) {
    return new Period(
        decision, start(since, zone), start(until == null ? null : until.plusDays(1), zone));
  }

  private static @Nullable OffsetDateTime start(@Nullable LocalDate day, ZoneId zone) {
    return day == null ? null : day.atStartOfDay(zone).toOffsetDateTime();
  }
}
