package org.capacitycompact.calendar;

import java.time.Instant;
import java.time.LocalDate;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.web.ReaderZone;
import org.jspecify.annotations.Nullable;

/**
 * A date in somebody's calendar.
 *
 * @param name which one of its kind: the step of a user task, or further words; else null
 * @param number of the initiative; null where it belongs to none
 * @param key tells it apart within its kind, also after it was moved
 * @param page the path it leads to; null where there is none
 * @param day the country's day; null for a moment
 * @param moment null for a day
 * @param changed when it came about or was moved last; null where that is not known
 * @param changes how often it was moved
 */
public record CalendarEntry(
    String kind,
    @Nullable String name,
    @Nullable InitiativeNumber number,
    String key,
    @Nullable String page,
    @Nullable LocalDate day,
    @Nullable Instant moment,
    @Nullable Instant changed,
    int changes) {

  /** The day on which it is shown to the reader of the present thread. */
  public LocalDate shownOn() {
    if (day != null) {
      return day;
    }
    if (moment == null) {
      throw new IllegalStateException(kind + " is neither a day nor a moment");
    }
    return ReaderZone.day(moment);
  }
}
