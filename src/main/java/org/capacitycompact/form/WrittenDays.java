package org.capacitycompact.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.capacitycompact.platform.language.InterfaceLanguages;
import org.capacitycompact.platform.language.WrittenDates;
import org.jspecify.annotations.Nullable;

/**
 * Reads days as people write them on a page: 30/06/2027, 30.06.2027, 30 June 2027, 1er juin 2027. A
 * day with two possible readings, 03/04/2027, stays as typed, and the page asks which is meant.
 */
public final class WrittenDays {

  private static final Pattern FIGURES =
      Pattern.compile("([0-9]{1,2})([/.-])([0-9]{1,2})\\2([0-9]{4})");
  private static final Pattern WORDS =
      Pattern.compile("[0-9]{1,2}\\p{L}{0,5} [\\p{L}\\p{M}]+[.]? [0-9]{4}");

  /**
   * The prefix of the field that says which of two days is meant: {@code day.dataDate}. Form keys
   * contain no point.
   */
  static final String MEANT = "day.";

  private WrittenDays() {}

  static boolean isWritten(String typed) {
    String text = tidy(typed);
    return FIGURES.matcher(text).matches() || WORDS.matcher(text).matches();
  }

  /** The day in ISO notation if it is unambiguous; otherwise the text as typed. */
  static String plain(String typed) {
    List<LocalDate> readings = readings(typed);
    return readings.size() == 1 ? readings.get(0).toString() : typed;
  }

  /**
   * The day, in any of these notations; empty when it is not a day, or ambiguous.
   *
   * @param typed as submitted, also in ISO notation
   */
  public static Optional<LocalDate> read(@Nullable String typed) {
    try {
      return typed == null ? Optional.empty() : Optional.of(LocalDate.parse(plain(typed.strip())));
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }

  /** The same, using the person's choice between two days; any other choice is ignored. */
  static String plain(String typed, @Nullable Object meant) {
    return readings(typed).stream()
        .map(LocalDate::toString)
        .filter(day -> day.equals(meant))
        .findFirst()
        .orElseGet(() -> plain(typed));
  }

  /**
   * The possible days, day first; empty when it is written differently or is not in the calendar.
   */
  static List<LocalDate> readings(String typed) {
    String text = tidy(typed);
    Matcher figures = FIGURES.matcher(text);
    if (figures.matches()) {
      int first = Integer.parseInt(figures.group(1));
      int second = Integer.parseInt(figures.group(3));
      int year = Integer.parseInt(figures.group(4));
      // With points, nobody writes the month first.
      Stream<Optional<LocalDate>> all =
          figures.group(2).equals(".")
              ? Stream.of(day(year, second, first))
              : Stream.of(day(year, second, first), day(year, first, second));
      return all.flatMap(Optional::stream).distinct().toList();
    }
    return WORDS.matcher(text).matches()
        ? InterfaceLanguages.all().stream()
            .flatMap(language -> WrittenDates.of(language.locale()).read(text).stream())
            .distinct()
            .toList()
        : List.of();
  }

  /** A day in words. */
  static String inWords(LocalDate day, Locale language) {
    return WrittenDates.of(language).day(day);
  }

  private static Optional<LocalDate> day(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException notInTheCalendar) {
      return Optional.empty();
    }
  }

  private static String tidy(String typed) {
    return typed.strip().replaceAll("[\\s\\u00a0\\u202f]+", " ");
  }
}
