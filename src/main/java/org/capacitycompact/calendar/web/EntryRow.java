package org.capacitycompact.calendar.web;

import java.util.Locale;
import java.util.Map;
import org.capacitycompact.calendar.CalendarEntry;
import org.capacitycompact.calendar.CalendarWords;
import org.capacitycompact.calendar.OwnCalendar.Titled;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A date in words, as a row of the list.
 *
 * @param page null where it leads nowhere
 * @param title of the initiative; null where there is none
 */
record EntryRow(
    String what,
    @Nullable String page,
    @Nullable InitiativeNumber number,
    @Nullable Titled title,
    String when) {

  static EntryRow of(
      CalendarEntry entry,
      Map<InitiativeNumber, Titled> titles,
      CalendarWords words,
      Wording wording,
      Locale language) {
    String when =
        entry.moment() == null
            ? wording.day(entry.shownOn(), language)
            : wording.moment(entry.moment(), language);
    return new EntryRow(
        words.of(entry, language),
        entry.page(),
        entry.number(),
        entry.number() == null ? null : titles.get(entry.number()),
        when);
  }
}
