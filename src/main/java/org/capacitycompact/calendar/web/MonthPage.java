package org.capacitycompact.calendar.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.capacitycompact.calendar.CalendarEntry;
import org.capacitycompact.calendar.CalendarWords;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.language.WrittenDates;
import org.capacitycompact.web.ReaderZone;
import org.jspecify.annotations.Nullable;

/**
 * A month in words, week by week.
 *
 * @param weekdays their names, in the order of the week where the reader is
 * @param weeks seven days each; those of other months are null
 */
record MonthPage(
    String name,
    YearMonth previous,
    YearMonth next,
    List<String> weekdays,
    List<List<@Nullable Day>> weeks) {

  /** What is shown of a day before a link to all of it. */
  private static final int SHOWN = 4;

  /**
   * A day of the month.
   *
   * @param number as it stands in a calendar
   * @param written in full, with the day of the week
   * @param more how many are not shown
   */
  record Day(
      LocalDate date, String number, String written, boolean today, List<Entry> entries, int more) {

    public boolean isEmpty() {
      return entries.isEmpty();
    }
  }

  /**
   * A date of that day.
   *
   * @param time in the reader's zone; empty for a whole day
   */
  record Entry(
      String what, @Nullable String page, @Nullable InitiativeNumber number, String time) {}

  static MonthPage of(
      YearMonth month,
      List<CalendarEntry> entries,
      LocalDate today,
      @Nullable String country,
      CalendarWords words,
      Locale language) {
    WrittenDates dates = WrittenDates.of(language);
    Map<LocalDate, List<CalendarEntry>> byDay =
        entries.stream().collect(Collectors.groupingBy(CalendarEntry::shownOn));
    List<DayOfWeek> week = week(dates.firstOfWeek(country));
    List<List<@Nullable Day>> weeks = new ArrayList<>();
    LocalDate first = month.atDay(1);
    LocalDate begins = first.minusDays(week.indexOf(first.getDayOfWeek()));
    for (LocalDate monday = begins;
        !monday.isAfter(month.atEndOfMonth());
        monday = monday.plusDays(7)) {
      List<@Nullable Day> days = new ArrayList<>();
      for (int n = 0; n < 7; n++) {
        LocalDate date = monday.plusDays(n);
        days.add(
            YearMonth.from(date).equals(month)
                ? day(date, byDay.getOrDefault(date, List.of()), today, words, language)
                : null);
      }
      weeks.add(days);
    }
    return new MonthPage(
        dates.month(month),
        month.minusMonths(1),
        month.plusMonths(1),
        week.stream().map(dates::weekday).toList(),
        weeks);
  }

  private static List<DayOfWeek> week(DayOfWeek first) {
    return IntStream.range(0, 7).mapToObj(first::plus).toList();
  }

  private static Day day(
      LocalDate date,
      List<CalendarEntry> entries,
      LocalDate today,
      CalendarWords words,
      Locale language) {
    WrittenDates dates = WrittenDates.of(language);
    // One too many is shown rather than counted.
    int shown = entries.size() <= SHOWN + 1 ? entries.size() : SHOWN;
    return new Day(
        date,
        dates.numberOfDay(date),
        dates.dayOfWeek(date),
        date.equals(today),
        entries.stream().limit(shown).map(entry -> entry(entry, words, language)).toList(),
        entries.size() - shown);
  }

  private static Entry entry(CalendarEntry entry, CalendarWords words, Locale language) {
    return new Entry(
        words.of(entry, language),
        entry.page(),
        entry.number(),
        entry.moment() == null
            ? ""
            : WrittenDates.of(language).time(entry.moment().atZone(ReaderZone.get())));
  }
}
