package org.capacitycompact.calendar.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.capacitycompact.calendar.OwnCalendar.Search;
import org.capacitycompact.calendar.OwnCalendar.Sort;
import org.capacitycompact.web.QueryParameters;
import org.jspecify.annotations.Nullable;

/** A query of the list of dates, from the address; invalid parts are ignored. */
record CalendarFilter(String q, String kind, @Nullable LocalDate day, When when, Sort sort) {

  /** How far the list reaches from today. */
  private static final int DAYS_BACK = 400;

  private static final int DAYS_AHEAD = 800;

  /** Which days, if not a single one. */
  enum When {
    COMING,
    PASSED
  }

  static CalendarFilter of(Map<String, String> asked) {
    return new CalendarFilter(
        QueryParameters.text(asked, "q"),
        QueryParameters.text(asked, "kind"),
        day(asked.getOrDefault("day", "")),
        Objects.requireNonNullElse(
            QueryParameters.one(When.values(), asked.get("when")), When.COMING),
        Objects.requireNonNullElse(
            QueryParameters.one(Sort.values(), asked.get("sort")), Sort.DATE));
  }

  Search search(LocalDate today) {
    LocalDate first = when == When.COMING ? today : today.minusDays(DAYS_BACK);
    LocalDate last = when == When.COMING ? today.plusDays(DAYS_AHEAD) : today.minusDays(1);
    return new Search(
        q, kind.isEmpty() ? null : kind, day == null ? first : day, day == null ? last : day, sort);
  }

  /** Whether any filter is set. */
  public boolean narrowed() {
    return !q.isEmpty() || !kind.isEmpty() || day != null || when != When.COMING;
  }

  public Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("q", q);
    query.put("kind", kind);
    query.put("day", day == null ? "" : day.toString());
    query.put("when", when == When.COMING ? "" : when.name());
    query.put("sort", sort == Sort.DATE ? "" : sort.name());
    query.values().removeIf(String::isEmpty);
    return query;
  }

  private static @Nullable LocalDate day(String typed) {
    try {
      return typed.matches("[12][0-9]{3}-[0-9]{2}-[0-9]{2}") ? LocalDate.parse(typed) : null;
    } catch (DateTimeException notInTheCalendar) {
      return null;
    }
  }
}
