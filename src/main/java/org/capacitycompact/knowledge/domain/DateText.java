package org.capacitycompact.knowledge.domain;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the {@code iso-date} of an element, and dates in other attributes. */
final class DateText {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2199;
  private static final Pattern DAY =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(Z|[+-]\\d{2}:\\d{2})?([T ]\\d{2}:\\d{2}.*)?");

  private static final List<Function<String, Instant>> MOMENTS =
      List.of(
          text -> OffsetDateTime.parse(text).toInstant(),
          text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
          text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());

  private DateText() {}

  /** The date of an element that the standard requires. */
  static @Nullable LocalDate required(
      @Nullable XmlNode node, String field, int parentLine, Findings findings) {
    if (node == null) {
      findings.missing(field, parentLine);
      return null;
    }
    return required(node, "iso-date", field, findings);
  }

  /** The date in a required attribute. */
  static @Nullable LocalDate required(
      XmlNode node, String attribute, String field, Findings findings) {
    String text = node.attribute(attribute);
    String path = field + "/@" + attribute;
    if (text == null) {
      findings.missing(path, node.line());
      return null;
    }
    return read(text, path, node.line(), findings);
  }

  static boolean outOfRange(int year) {
    return year < FIRST_YEAR || year > LAST_YEAR;
  }

  /** Reads a date. Returns null and reports the reason when the text is not a usable date. */
  static @Nullable LocalDate read(String text, String field, int line, Findings findings) {
    Matcher matcher = DAY.matcher(text);
    LocalDate day = matcher.matches() ? parse(matcher.group(1)) : null;
    if (day == null) {
      findings.add(FindingKind.NOT_A_DATE, field, text, line);
      return null;
    }
    if (outOfRange(day.getYear())) {
      findings.add(FindingKind.DATE_OUT_OF_RANGE, field, text, line);
      return null;
    }
    if (matcher.group(3) != null) {
      findings.add(FindingKind.DATE_WITH_TIME, field, text, line);
    }
    return day;
  }

  /** Reports a period that ends before it starts; both dates are kept. */
  static void checkOrder(
      @Nullable LocalDate start, @Nullable LocalDate end, String field, int line, Findings found) {
    if (start != null && end != null && end.isBefore(start)) {
      found.add(FindingKind.END_BEFORE_START, field, start + " / " + end, line);
    }
  }

  /** A time with or without zone (then UTC), or the start of a day; null when it is neither. */
  static @Nullable Instant moment(String text) {
    for (Function<String, Instant> reading : MOMENTS) {
      try {
        return reading.apply(text);
      } catch (DateTimeException e) {
        // It may have the next format.
      }
    }
    return null;
  }

  private static @Nullable LocalDate parse(String day) {
    try {
      return LocalDate.parse(day);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
