package org.capacitycompact.policy.web;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.capacitycompact.policy.CountryFact;
import org.capacitycompact.policy.CountryFact.Kind;

/**
 * Facts about countries as a list with one line per country and year: {@code
 * country,year,incomeGroup,fragileContext,source}. A fact that is not stated is left empty.
 *
 * @param facts from the valid lines
 * @param refused the other lines, each with the reason
 */
record CountryLines(List<CountryFact> facts, List<Refused> refused) {

  static final List<String> COLUMNS =
      List.of("country", "year", Kind.INCOME_GROUP.fact(), Kind.FRAGILE_CONTEXT.fact(), "source");

  /** More than six years of the World Bank's lists. */
  static final int MOST = 2_000;

  static final int LONGEST_SOURCE = 300;

  private static final Set<String> CODES =
      Stream.concat(Arrays.stream(Locale.getISOCountries()), Stream.of("XK"))
          .collect(Collectors.toUnmodifiableSet());

  /**
   * A refused line.
   *
   * @param number in the list, 1 being the headings; 0 for the list itself
   * @param why a message key, after {@code countries.refused.}
   */
  record Refused(long number, String why, String said) {}

  /** Reads a list; unreadable lines are among the refused, and nothing is thrown. */
  static CountryLines read(String text) {
    List<CountryFact> facts = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    String list = text.startsWith("\uFEFF") ? text.substring(1) : text;
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .setTrim(true)
            .setDelimiter(list.lines().findFirst().orElse("").contains(";") ? ";" : ",")
            .get();
    try (CSVParser lines = CSVParser.parse(new StringReader(list), format)) {
      Set<String> seen = new HashSet<>();
      boolean headings = true;
      for (CSVRecord line : lines) {
        if (headings) {
          headings = false;
          if (!Arrays.asList(line.values()).equals(COLUMNS)) {
            refused.add(new Refused(0, "headings", String.join(",", COLUMNS)));
            return new CountryLines(facts, refused);
          }
        } else if (seen.size() >= MOST) {
          refused.add(new Refused(0, "tooMany", String.valueOf(MOST)));
          return new CountryLines(facts, refused);
        } else {
          read(line, seen, facts, refused);
        }
      }
    } catch (IOException | UncheckedIOException | IllegalStateException broken) {
      refused.add(new Refused(0, "broken", ""));
    }
    if (facts.isEmpty() && refused.isEmpty()) {
      refused.add(new Refused(0, "empty", ""));
    }
    return new CountryLines(facts, refused);
  }

  private static void read(
      CSVRecord line, Set<String> seen, List<CountryFact> facts, List<Refused> refused) {
    long number = line.getRecordNumber();
    if (line.size() != COLUMNS.size()) {
      refused.add(new Refused(number, "cells", String.valueOf(COLUMNS.size())));
      return;
    }
    CountryFactEntry entry =
        new CountryFactEntry(line.get(0), line.get(1), line.get(2), line.get(3), line.get(4));
    Map<String, String> problems = entry.problems();
    if (!problems.isEmpty()) {
      problems.forEach((field, why) -> refused.add(new Refused(number, why, entry.value(field))));
    } else if (!seen.add(entry.country() + " " + entry.year())) {
      refused.add(new Refused(number, "twice", entry.country() + " " + entry.year()));
    } else {
      facts.addAll(entry.facts());
    }
  }

  static boolean isCode(String code) {
    return CODES.contains(code);
  }
}
