package org.capacitycompact.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.platform.text.Quoted;
import org.jspecify.annotations.Nullable;

/**
 * Something shown with its structure, in a reader's language: facts under a heading, or a table.
 * The capability that owns a thing describes it once; pages, the API and print draw it.
 */
public sealed interface Exhibit {

  String heading();

  /** Whether there is nothing to show. */
  boolean isEmpty();

  /** Whether it is a {@link Table}; else it is {@link Facts}. */
  default boolean isTable() {
    return this instanceof Table;
  }

  /** Names with what is to be said under each. */
  record Facts(String heading, List<Fact> facts) implements Exhibit {

    public Facts {
      facts = List.copyOf(facts);
    }

    @Override
    public boolean isEmpty() {
      return facts.isEmpty();
    }
  }

  /**
   * A table. The first cell of a line is its heading.
   *
   * @param columns their headings; that of the first may be empty
   * @param note a sentence under the table; null without one
   * @param sideBySide whether the columns are things to choose from, which stand under each other
   *     on a phone; else the lines do
   */
  record Table(
      String heading,
      List<String> columns,
      List<Line> lines,
      @Nullable String note,
      boolean sideBySide)
      implements Exhibit {

    public Table {
      columns = List.copyOf(columns);
      lines = List.copyOf(lines);
    }

    public Table(String heading, List<String> columns, List<Line> lines) {
      this(heading, columns, lines, null, false);
    }

    @Override
    public boolean isEmpty() {
      return lines.isEmpty();
    }
  }

  /** A name, and what is said under it. */
  record Fact(String label, List<Cell> values) {

    public Fact {
      values = List.copyOf(values);
    }
  }

  /** A line of a table. */
  record Line(List<Cell> cells) {

    public Line {
      cells = List.copyOf(cells);
    }

    public static Line of(Cell... cells) {
      return new Line(List.of(cells));
    }
  }

  /**
   * What stands in one place.
   *
   * @param text as shown; a text that somebody wrote within ours is {@link Quoted}
   * @param language in which somebody wrote it; null for our own words, and when unknown
   * @param written whether somebody wrote it: it then has its own direction
   * @param number whether it is a figure, which stands at the end of its column
   * @param address of the page it leads to, within the portal; null without one
   * @param tag a state in a word or two beside it; null without one
   */
  record Cell(
      String text,
      @Nullable String language,
      boolean written,
      boolean number,
      @Nullable String address,
      @Nullable Tag tag) {

    /** Nothing is known. */
    public static final Cell NONE = of("–");

    /** Our own words. */
    public static Cell of(String text) {
      return new Cell(text, null, false, false, null, null);
    }

    /** What somebody wrote, in its language; nothing where they wrote nothing. */
    public static Cell said(@Nullable String text, @Nullable String language) {
      return text == null ? NONE : new Cell(text, language, true, false, null, null);
    }

    /** A figure as the reader writes it. */
    public static Cell number(String text) {
      return new Cell(text, null, false, true, null, null);
    }

    /** A state. */
    public static Cell tag(Tag tag) {
      return new Cell("", null, false, false, null, tag);
    }

    public Cell leadingTo(String page) {
      return new Cell(text, language, written, number, page, tag);
    }

    public Cell with(Tag state) {
      return new Cell(text, language, written, number, address, state);
    }

    /** The parts of the text, each with its language. */
    public List<Quoted.Part> parts() {
      return Quoted.parts(text);
    }
  }

  /**
   * Collects facts; values of one label stand under it together, and nothing is said of nothing.
   */
  final class Collected {

    private final Map<String, List<Cell>> facts = new LinkedHashMap<>();

    public Collected add(String label, @Nullable Cell value) {
      if (value != null && !(value.text().isBlank() && value.tag() == null)) {
        facts.computeIfAbsent(label, name -> new ArrayList<>()).add(value);
      }
      return this;
    }

    public Facts under(String heading) {
      return new Facts(
          heading,
          facts.entrySet().stream().map(each -> new Fact(each.getKey(), each.getValue())).toList());
    }
  }
}
