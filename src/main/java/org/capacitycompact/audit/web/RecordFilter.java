package org.capacitycompact.audit.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.audit.RecordSearch.Query;
import org.capacitycompact.form.WrittenDays;
import org.jspecify.annotations.Nullable;

/**
 * A search of the record, from the address; invalid parts are ignored.
 *
 * @param until the last day, inclusive
 */
record RecordFilter(
    String initiative,
    String person,
    String kind,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    boolean refused) {

  private static final int LONGEST = 100;

  static RecordFilter of(Map<String, String> asked) {
    return new RecordFilter(
        text(asked, "initiative").toUpperCase(Locale.ROOT),
        text(asked, "person"),
        text(asked, "kind"),
        day(text(asked, "from")),
        day(text(asked, "until")),
        "true".equals(asked.get("refused")));
  }

  Query query(ZoneId zone) {
    return new Query(
        initiative,
        person,
        kind,
        start(from, zone),
        until == null ? null : start(until.plusDays(1), zone),
        refused);
  }

  /** Its parameters, kept from page to page. */
  public Map<String, String> parameters() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("initiative", initiative);
    all.put("person", person);
    all.put("kind", kind);
    all.put("from", from == null ? "" : from.toString());
    all.put("until", until == null ? "" : until.toString());
    all.put("refused", refused ? "true" : "");
    all.values().removeIf(String::isEmpty);
    return all;
  }

  private static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
    return day == null ? null : day.atStartOfDay(zone).toInstant();
  }

  private static String text(Map<String, String> asked, String name) {
    String text = asked.getOrDefault(name, "").replace("\0", "").strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  private static @Nullable LocalDate day(String written) {
    return WrittenDays.read(written)
        .filter(day -> day.getYear() > 0 && day.getYear() < 9999)
        .orElse(null);
  }
}
