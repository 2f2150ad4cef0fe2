package org.capacitycompact.platform.language;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.SimpleFormatter;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.ULocale;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * How a language writes days and times, and how a day written in it is read. The names of the
 * months are ICU's; in what order, and how the first of a month is counted, the language's own file
 * says ({@code thisLanguage.day}, {@code thisLanguage.day.number}, {@code thisLanguage.day.ofWeek},
 * {@code thisLanguage.month}, {@code thisLanguage.moment}).
 */
public final class WrittenDates {

  private static final int DAYS = 31;
  private static final MessageSource ORDERS = new InterfaceTexts("messages");
  private static final Map<Locale, WrittenDates> KNOWN = new ConcurrentHashMap<>();

  private final Numerals numerals;
  private final String[] months;
  private final String[] shortMonths;
  private final String[] standingMonths;
  private final String[] weekdays;
  private final SimpleFormatter dayOfWeek;
  private final SimpleFormatter monthAndYear;
  private final SimpleFormatter day;
  private final SimpleFormatter moment;
  private final String[] numbers = new String[DAYS + 1];
  private final Map<String, Integer> monthsByName = new HashMap<>();
  private final Map<String, Integer> daysByNumber = new HashMap<>();
  private final Locale language;

  private WrittenDates(Locale language) {
    this.language = language;
    numerals = Numerals.of(language);
    DateFormatSymbols names = DateFormatSymbols.getInstance(ULocale.forLocale(language));
    months = names.getMonths(DateFormatSymbols.FORMAT, DateFormatSymbols.WIDE);
    shortMonths = names.getMonths(DateFormatSymbols.FORMAT, DateFormatSymbols.ABBREVIATED);
    for (int month = 0; month < 12; month++) {
      monthsByName.put(months[month].toLowerCase(language), month + 1);
      monthsByName.put(shortMonths[month].toLowerCase(language), month + 1);
    }
    standingMonths = names.getMonths(DateFormatSymbols.STANDALONE, DateFormatSymbols.WIDE);
    dayOfWeek = SimpleFormatter.compile(order("thisLanguage.day.ofWeek"));
    monthAndYear = SimpleFormatter.compile(order("thisLanguage.month"));
    weekdays = names.getWeekdays(DateFormatSymbols.STANDALONE, DateFormatSymbols.WIDE);
    day = SimpleFormatter.compile(order("thisLanguage.day"));
    moment = SimpleFormatter.compile(order("thisLanguage.moment"));
    MessageFormat number =
        new MessageFormat(order("thisLanguage.day.number"), ULocale.forLocale(language));
    for (int each = 1; each <= DAYS; each++) {
      numbers[each] = number.format(new Object[] {each});
      daysByNumber.put(numbers[each], each);
      daysByNumber.put(String.valueOf(each), each);
      daysByNumber.put("0" + each, each);
    }
  }

  /** Those of a language. */
  public static WrittenDates of(Locale language) {
    return KNOWN.computeIfAbsent(language, WrittenDates::new);
  }

  /** "21 March 2027", "21 mars 2027", and in French "1er mars 2027". */
  public String day(LocalDate date) {
    return day.format(
        numbers[date.getDayOfMonth()],
        months[date.getMonthValue() - 1],
        numerals.plainly(date.getYear()));
  }

  /** "March 2027". */
  public String month(YearMonth month) {
    return monthAndYear.format(
        standingMonths[month.getMonthValue() - 1], numerals.plainly(month.getYear()));
  }

  /** "Monday". */
  public String weekday(DayOfWeek day) {
    // Counted from Sunday, which is 1.
    return weekdays[day.getValue() % 7 + 1];
  }

  /** "Monday 21 March 2027". */
  public String dayOfWeek(LocalDate date) {
    return dayOfWeek.format(weekday(date.getDayOfWeek()), day(date));
  }

  /** A day of the month, as it stands in a calendar. */
  public String numberOfDay(LocalDate date) {
    return numerals.plainly(date.getDayOfMonth());
  }

  /**
   * The day with which a week begins where this language is read.
   *
   * @param country ISO 3166-1 alpha-2; null for that of the language
   */
  public DayOfWeek firstOfWeek(@Nullable String country) {
    ULocale.Builder here = new ULocale.Builder().setLocale(ULocale.forLocale(language));
    ULocale place = country == null ? here.build() : here.setRegion(country).build();
    int first = Calendar.getInstance(place).getFirstDayOfWeek();
    return first == Calendar.SUNDAY ? DayOfWeek.SUNDAY : DayOfWeek.of(first - 1);
  }

  /** "21 Mar 2027 09:05". */
  public String moment(ZonedDateTime at) {
    return moment.format(
        numerals.plainly(at.getDayOfMonth()),
        shortMonths[at.getMonthValue() - 1],
        numerals.plainly(at.getYear()),
        time(at));
  }

  /** "09:05". */
  public String time(ZonedDateTime at) {
    return twoDigits(at.getHour()) + ":" + twoDigits(at.getMinute());
  }

  /**
   * A day in words, day, month and year with a space between.
   *
   * @return empty when the words are not of this language, or name no day of the calendar
   */
  public Optional<LocalDate> read(String words) {
    String[] parts = words.toLowerCase(language).split(" ", -1);
    if (parts.length != 3 || !parts[2].matches("[0-9]{4}")) {
      return Optional.empty();
    }
    Integer number = daysByNumber.get(parts[0]);
    Integer month = monthsByName.get(parts[1]);
    if (number == null || month == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.of(Integer.parseInt(parts[2]), month, number));
    } catch (DateTimeException notInTheCalendar) {
      return Optional.empty();
    }
  }

  private String twoDigits(int number) {
    return number < 10 ? numerals.plainly(0) + numerals.plainly(number) : numerals.plainly(number);
  }

  private String order(String key) {
    return ORDERS.getMessage(key, null, language);
  }
}
