package org.capacitycompact.calendar;

import java.util.Locale;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** The words of a calendar's entries: their kind, never what somebody wrote. */
@Component
public class CalendarWords {

  private final Wording wording;

  CalendarWords(Wording wording) {
    this.wording = wording;
  }

  /** What falls on the day: "Endorse the demand", "A milestone is due". */
  public String of(CalendarEntry entry, Locale language) {
    if (entry.kind().equals(Dates.TASK) && entry.name() != null) {
      return wording.task(entry.name(), language);
    }
    String kind = entry.name() == null ? entry.kind() : entry.kind() + "." + entry.name();
    return ofKind(kind, language);
  }

  /** A kind of dates, such as to filter by. */
  public String ofKind(String kind, Locale language) {
    return wording.say(language, "calendar.kind." + kind);
  }

  /** The same with the number: "KE-2026-004: Endorse the demand". */
  String withNumber(CalendarEntry entry, Locale language) {
    return entry.number() == null
        ? of(entry, language)
        : wording.say(language, "calendar.entry", entry.number(), of(entry, language));
  }

  /** What the calendar is called in somebody's programme. */
  String name(Locale language) {
    return wording.say(language, "calendar.feed.name");
  }
}
