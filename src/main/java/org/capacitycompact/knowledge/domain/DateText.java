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

/** Reads the {@code iso-date} of an element, and days in other attributes. */
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

  /** The day an element names, where the standard asks for one. */
  static @Nullable LocalDate required(
      @Nullable XmlNode node, String field, int parentLine, Findings findings) {
    if (node == null) {
      findings.missing(field, parentLine);
      return null;
    }
    return required(node, "iso-date", field, findings);
  }

  /** The day in an attribute that the standard asks for. */
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

  /** Returns null, and says why, where the text is no day that can be kept. */
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

  /** Says so where a period ends before it starts; both days are kept. */
  static void checkOrder(
      @Nullable LocalDate start, @Nullable LocalDate end, String field, int line, Findings found) {
    if (start != null && end != null && end.isBefore(start)) {
      found.add(FindingKind.END_BEFORE_START, field, start + " / " + end, line);
    }
  }

  /** A moment with or without zone (then UTC), or the start of a day; null where it is none. */
  static @Nullable Instant moment(String text) {
    for (Function<String, Instant> reading : MOMENTS) {
      try {
        return reading.apply(text);
      } catch (DateTimeException e) {
        // Perhaps it is written in the next of the ways.
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
