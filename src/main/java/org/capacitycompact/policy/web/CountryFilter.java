package org.capacitycompact.policy.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.form.WrittenDays;
import org.capacitycompact.policy.CountryFact.Kind;
import org.capacitycompact.web.QueryParameters;
import org.capacitycompact.web.ReaderZone;

/**
 * A query of the countries; invalid parts are ignored.
 *
 * @param q words, all of which occur in the name, or the code
 * @param incomeGroup one of the groups, or empty
 * @param fragile true or false, or empty
 * @param on the day whose facts are requested
 * @param today whether that is today
 */
record CountryFilter(String q, String incomeGroup, String fragile, LocalDate on, boolean today) {

  private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

  static CountryFilter of(Map<String, String> asked, Clock clock) {
    LocalDate today = ReaderZone.today(clock);
    LocalDate on = day(QueryParameters.text(asked, "on"), today);
    return new CountryFilter(
        QueryParameters.text(asked, "q"),
        word(Kind.INCOME_GROUP, asked),
        word(Kind.FRAGILE_CONTEXT, asked),
        on,
        on.equals(today));
  }

  private static String word(Kind kind, Map<String, String> asked) {
    String word = QueryParameters.text(asked, kind.fact());
    return kind.words().contains(word) ? word : "";
  }

  private static LocalDate day(String asked, LocalDate otherwise) {
    return WrittenDays.read(asked)
        .filter(day -> !day.isBefore(FIRST) && !day.isAfter(LAST))
        .orElse(otherwise);
  }

  boolean narrowed() {
    return !(q + incomeGroup + fragile).isEmpty();
  }

  boolean takes(CountryRow row) {
    return (incomeGroup.isEmpty() || incomeGroup.equals(row.incomeGroup().value()))
        && (fragile.isEmpty() || fragile.equals(row.fragile().value()))
        && Arrays.stream(q.toLowerCase(Locale.ROOT).split("\\s+"))
            .allMatch(
                word ->
                    row.code().equalsIgnoreCase(word)
                        || row.name().toLowerCase(Locale.ROOT).contains(word));
  }

  Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("q", q);
    query.put(Kind.INCOME_GROUP.fact(), incomeGroup);
    query.put(Kind.FRAGILE_CONTEXT.fact(), fragile);
    query.put("on", today ? "" : on.toString());
    query.values().removeIf(String::isEmpty);
    return query;
  }
}
