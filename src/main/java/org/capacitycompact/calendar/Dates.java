package org.capacitycompact.calendar;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Dates of one kind that a capability has, as a part of the calendar's statement: all parts are
 * asked at once, so that a calendar takes the same few statements however much is in it. Everything
 * but the kind is written in SQL, by programmers only; values go in by {@link #with}.
 *
 * <p>The column of the date is compared as it is, so that its index serves. Whoever reads is {@code
 * :me} (sign-in name), {@code :home} (their country) and {@code :organisation}, each empty without.
 */
public final class Dates {

  /** The kind of user tasks: each is named by its step, and has the step's words. */
  public static final String TASK = "task";

  private final String kind;
  private final String column;
  private final boolean wholeDay;
  private final Map<String, Object> values = new HashMap<>();
  private String name = "null::text";
  private @Nullable String number;
  private @Nullable String key;
  private @Nullable String from;
  private @Nullable String page;
  private String changed = "null::timestamptz";
  private String changes = "0";

  private Dates(String kind, String column, boolean wholeDay) {
    this.kind = kind;
    this.column = column;
    this.wholeDay = wholeDay;
  }

  /**
   * Days, which are the country's: an entry of the whole day wherever it is read.
   *
   * @param kind its words are the text {@code calendar.kind.<kind>}
   * @param column a {@code date}
   */
  public static Dates days(String kind, String column) {
    return new Dates(kind, column, true);
  }

  /**
   * Moments, told in the reader's zone.
   *
   * @param kind its words are the text {@code calendar.kind.<kind>}
   * @param column a {@code timestamptz}
   */
  public static Dates moments(String kind, String column) {
    return new Dates(kind, column, false);
  }

  /**
   * Names the single entries, by a column: the step of a user task, or further words of the kind
   * ({@code calendar.kind.<kind>.<name>}).
   */
  public Dates named(String name) {
    this.name = name;
    return this;
  }

  /** The tables and the conditions, beginning with the first table's name. */
  public Dates from(String tables) {
    this.from = tables;
    return this;
  }

  /** The number of the initiative; without it they belong to none. */
  public Dates about(String number) {
    this.number = number;
    return this;
  }

  /** What tells them apart within their kind, and stays when a date is moved. */
  public Dates keyed(String key) {
    this.key = key;
    return this;
  }

  /** The page that an entry leads to, instead of the initiative's. */
  public Dates leadingTo(String page) {
    this.page = page;
    return this;
  }

  /** When such a date came about or was moved last, and how often it was moved. */
  public Dates changed(String at, String times) {
    this.changed = at;
    this.changes = times;
    return this;
  }

  /** A value of the conditions, by a name that no other part uses. */
  public Dates with(String name, Object value) {
    values.put(name, value instanceof Collection<?> many && many.isEmpty() ? "" : value);
    return this;
  }

  String kind() {
    return kind;
  }

  Map<String, Object> values() {
    return values;
  }

  /** The part of the statement, between {@code :firstDay} and {@code :lastDay} of the reader. */
  String select() {
    String about = number == null ? "null::text" : number;
    String to =
        page != null ? page : number == null ? "null::text" : "'/initiatives/' || " + number;
    return """
        select '%s' as kind, %s as name, %s as number, (%s)::text as key, %s as page,
          %s as day, %s as moment, %s as starts, %s as changed, %s as changes
        from %s and %s
        """
        .formatted(
            kind,
            name,
            about,
            key,
            to,
            wholeDay ? column : "null::date",
            wholeDay ? "null::timestamptz" : column,
            wholeDay ? "(%s)::timestamp at time zone :zone".formatted(column) : column,
            changed,
            "(%s)::integer".formatted(changes),
            from,
            within());
  }

  private String within() {
    return wholeDay
        ? column + " between :firstDay and :lastDay"
        : column + " >= :begins and " + column + " < :ends";
  }

  /** The condition that the words of a search name the initiative. */
  String named() {
    return number == null ? " and false" : " and " + number + " in (select number from found)";
  }

  /** The date's column, in the order of which an index can give the rows. */
  String column() {
    return column;
  }
}
