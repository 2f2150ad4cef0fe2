package org.capacitycompact.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.LongList;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.platform.text.WordSearch;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * A person's dates, from all capabilities, in one statement. Each part of it stops at the limit in
 * the order of its own index, so that a list of a hundred thousand tasks is not read for one page.
 */
@Service
public class OwnCalendar {

  private static final int COUNTED_UP_TO = 1000;

  private static final String FOUND =
      """
      with found as materialized (
        select number from seen_initiative where words @@ :words::tsquery)
      """;

  private final List<CalendarSource> sources;
  private final JdbcClient database;
  private final LongList list;
  private final WordSearch search;

  OwnCalendar(List<CalendarSource> sources, JdbcClient database, LongList list, WordSearch search) {
    this.sources = sources;
    this.database = database;
    this.list = list;
    this.search = search;
  }

  /** The orders of the list. */
  public enum Sort {
    DATE,
    LATEST,
    NUMBER;

    /** Within one part, where the column of the date has an index. */
    private String of(Dates part) {
      return switch (this) {
        case DATE -> part.column() + ", key";
        case LATEST -> part.column() + " desc, key";
        case NUMBER -> all();
      };
    }

    /** Over all parts; whatever comes first here comes first within its part. */
    private String all() {
      return switch (this) {
        case DATE -> "starts, key, kind";
        case LATEST -> "starts desc, key, kind";
        case NUMBER -> "number nulls last, starts, key, kind";
      };
    }
  }

  /**
   * A query of the calendar.
   *
   * @param words words by which the initiative is found, all of which must occur
   * @param kind only this kind, or null
   * @param first the first day of the reader
   * @param last the last day, inclusive
   */
  public record Search(
      @Nullable String words, @Nullable String kind, LocalDate first, LocalDate last, Sort sort) {

    /** Everything between two days, the earliest first. */
    public static Search between(LocalDate first, LocalDate last) {
      return new Search(null, null, first, last, Sort.DATE);
    }
  }

  /** The dates that answer a query, in its order. */
  public List<CalendarEntry> find(Actor actor, Search asked, int offset, int limit) {
    List<Dates> parts = parts(actor, asked);
    if (parts.isEmpty()) {
      return List.of();
    }
    Map<String, Object> values = values(actor, asked, parts);
    values.put("through", offset + limit);
    values.put("offset", offset);
    values.put("limit", limit);
    return database
        .sql(
            union(parts, values, part -> " order by " + asked.sort().of(part) + " limit :through")
                + " order by "
                + asked.sort().all()
                + " offset :offset limit :limit")
        .params(values)
        .query(OwnCalendar::entry)
        .list();
  }

  /** The number of matches, counted up to a thousand. */
  public int count(Actor actor, Search asked) {
    List<Dates> parts = parts(actor, asked);
    if (parts.isEmpty()) {
      return 0;
    }
    Map<String, Object> values = values(actor, asked, parts);
    String limit = " limit " + COUNTED_UP_TO;
    int counted =
        database
            .sql(
                found(values)
                    + "select count(*) from ("
                    + rows(parts, values, part -> limit)
                    + ") counted")
            .params(values)
            .query(Integer.class)
            .single();
    return Math.min(counted, COUNTED_UP_TO);
  }

  /** Passes on every match, in order, one by one as it is read. */
  public void each(Actor actor, Search asked, Consumer<CalendarEntry> reader) {
    List<Dates> parts = parts(actor, asked);
    if (parts.isEmpty()) {
      return;
    }
    Map<String, Object> values = values(actor, asked, parts);
    list.read(
        union(parts, values, part -> "") + " order by " + asked.sort().all(),
        values,
        OwnCalendar::entry,
        reader);
  }

  /** The kinds that this person's dates can be of. */
  public List<String> kinds(Actor actor) {
    return dates(actor).map(Dates::kind).distinct().sorted().toList();
  }

  /** The title of an initiative, in the language in which it was written. */
  public record Titled(InitiativeNumber number, String title, String language) {}

  /** The titles for a page of entries; a feed shows none. */
  public Map<InitiativeNumber, Titled> titles(List<CalendarEntry> entries) {
    Set<InitiativeNumber> numbers =
        entries.stream()
            .map(CalendarEntry::number)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return numbers.isEmpty()
        ? Map.of()
        : database
            .sql("select number, title, language from initiative where number in (:numbers)")
            .param("numbers", numbers)
            .query(Titled.class)
            .list()
            .stream()
            .collect(Collectors.toMap(Titled::number, titled -> titled));
  }

  private Stream<Dates> dates(Actor actor) {
    return sources.stream().flatMap(source -> source.of(actor).stream());
  }

  private List<Dates> parts(Actor actor, Search asked) {
    return dates(actor)
        .filter(part -> asked.kind() == null || asked.kind().equals(part.kind()))
        .toList();
  }

  private Map<String, Object> values(Actor actor, Search asked, List<Dates> parts) {
    Map<String, Object> values = new HashMap<>();
    parts.forEach(part -> values.putAll(part.values()));
    values.put("me", actor.userId());
    values.put("home", Objects.requireNonNullElse(actor.country(), ""));
    values.put("organisation", Objects.requireNonNullElse(actor.organisation(), ""));
    values.put("zone", zone(actor.zone()));
    values.put("firstDay", asked.first());
    values.put("lastDay", asked.last());
    values.put("begins", beginning(asked.first(), actor.zone()));
    values.put("ends", beginning(asked.last().plusDays(1), actor.zone()));
    search.query(asked.words()).ifPresent(words -> values.put("words", words));
    return values;
  }

  /** Java says Z where the database says UTC. */
  private static String zone(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  private static OffsetDateTime beginning(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
  }

  private static String union(
      List<Dates> parts, Map<String, Object> values, Function<Dates, String> end) {
    return found(values) + "select * from (" + rows(parts, values, end) + ") dated";
  }

  private static String found(Map<String, Object> values) {
    return values.containsKey("words") ? FOUND : "";
  }

  private static String rows(
      List<Dates> parts, Map<String, Object> values, Function<Dates, String> end) {
    boolean words = values.containsKey("words");
    return parts.stream()
        .map(part -> "(" + part.select() + (words ? part.named() : "") + end.apply(part) + ")")
        .collect(Collectors.joining(" union all "));
  }

  private static CalendarEntry entry(ResultSet row, int n) throws SQLException {
    String number = row.getString("number");
    return new CalendarEntry(
        row.getString("kind"),
        row.getString("name"),
        number == null ? null : InitiativeNumber.of(number),
        row.getString("key"),
        row.getString("page"),
        row.getObject("day", LocalDate.class),
        SqlTime.instant(row, "moment"),
        SqlTime.instant(row, "changed"),
        row.getInt("changes"));
  }
}
