package org.capacitycompact.policy.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.platform.text.WrittenText;
import org.capacitycompact.policy.CountryFact;
import org.capacitycompact.policy.CountryFact.Kind;

/** The facts somebody enters for a country and a year, as typed. */
record CountryFactEntry(
    String country, String year, String incomeGroup, String fragileContext, String source) {

  static final CountryFactEntry EMPTY = new CountryFactEntry("", "", "", "", "");

  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2200;

  /** The problems by field; the reason is a message key, after {@code countries.refused.}. */
  Map<String, String> problems() {
    Map<String, String> problems = new LinkedHashMap<>();
    if (!CountryLines.isCode(country)) {
      problems.put("country", "country");
    }
    if (!year.matches("[12][0-9]{3}")
        || Integer.parseInt(year) < FIRST_YEAR
        || Integer.parseInt(year) > LAST_YEAR) {
      problems.put("year", "year");
    }
    if (!incomeGroup.isEmpty() && !Kind.INCOME_GROUP.words().contains(incomeGroup)) {
      problems.put("incomeGroup", "incomeGroup");
    }
    if (!fragileContext.isEmpty() && !Kind.FRAGILE_CONTEXT.words().contains(fragileContext)) {
      problems.put("fragileContext", "fragileContext");
    }
    if (incomeGroup.isEmpty() && fragileContext.isEmpty()) {
      problems.put("incomeGroup", "nothing");
    }
    if (!WrittenText.fits(WrittenText.tidy(source), CountryLines.LONGEST_SOURCE, false)) {
      problems.put("source", "source");
    }
    return problems;
  }

  String value(String field) {
    return switch (field) {
      case "country" -> country;
      case "year" -> year;
      case "incomeGroup" -> incomeGroup;
      case "fragileContext" -> fragileContext;
      default -> source;
    };
  }

  /** One fact for each value entered; only if there is no problem. */
  List<CountryFact> facts() {
    List<CountryFact> facts = new ArrayList<>();
    int of = Integer.parseInt(year);
    if (!incomeGroup.isEmpty()) {
      facts.add(new CountryFact(country, of, Kind.INCOME_GROUP, incomeGroup, source));
    }
    if (!fragileContext.isEmpty()) {
      facts.add(new CountryFact(country, of, Kind.FRAGILE_CONTEXT, fragileContext, source));
    }
    return facts;
  }
}
