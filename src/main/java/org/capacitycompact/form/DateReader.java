package org.capacitycompact.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Reads a calendar day, written year-month-day: the only order that every country reads the same
 * way.
 */
final class DateReader {

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2199;

  private DateReader() {}

  private static Reading refused(FormField field, String text) {
    List<LocalDate> readings = WrittenDays.readings(text);
    if (readings.size() < 2) {
      return Reading.refused(field, "validation.date.format", QuotedInput.of(text));
    }
    Locale language = LocaleContextHolder.getLocale();
    LocalDate one = readings.get(0);
    LocalDate other = readings.get(1);
    return Reading.refused(
        field,
        "validation.date.ambiguous",
        QuotedInput.of(text),
        WrittenDays.inWords(one, language),
        WrittenDays.inWords(other, language),
        one.toString(),
        other.toString());
  }

  static Reading read(FormField field, @Nullable Object raw) {
    Reading line = TextReader.line(field, raw, false);
    if (!(line.value() instanceof String text)) {
      return line;
    }
    if (!DAY.matcher(text).matches()) {
      return refused(field, text);
    }
    try {
      LocalDate day = LocalDate.parse(text);
      return day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR
          ? Reading.refused(
              field,
              "validation.date.range",
              String.valueOf(FIRST_YEAR),
              String.valueOf(LAST_YEAR),
              text)
          : Reading.of(day);
    } catch (DateTimeException notInTheCalendar) {
      return Reading.refused(field, "validation.date.calendar", text);
    }
  }
}
