package org.capacitycompact.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.jspecify.annotations.Nullable;

/**
 * Something shown with its structure, in the reader's language.
 *
 * @param facts names with what is said under each; null for a table
 * @param columns headings of a table; null for facts
 * @param lines of a table, each a list of cells; null for facts
 * @param note a sentence under a table
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ShownAnswer(
    String heading,
    @Nullable List<FactAnswer> facts,
    @Nullable List<String> columns,
    @Nullable List<List<CellAnswer>> lines,
    @Nullable String note) {

  /** A name, and what is said under it. */
  record FactAnswer(String label, List<CellAnswer> values) {}

  /**
   * What stands in one place.
   *
   * @param language in which somebody wrote it
   * @param state a state in a word or two
   * @param page of the portal that says more
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CellAnswer(
      String text, @Nullable String language, @Nullable String state, @Nullable String page) {

    static CellAnswer of(Cell cell) {
      return new CellAnswer(
          Quoted.plain(cell.text()),
          cell.language(),
          cell.tag() == null ? null : cell.tag().words(),
          cell.address());
    }
  }

  static ShownAnswer of(Exhibit exhibit) {
    if (exhibit instanceof Exhibit.Table table) {
      return new ShownAnswer(
          table.heading(),
          null,
          table.columns(),
          table.lines().stream().map(line -> cells(line.cells())).toList(),
          table.note());
    }
    return new ShownAnswer(
        exhibit.heading(),
        ((Exhibit.Facts) exhibit)
            .facts().stream()
                .map(fact -> new FactAnswer(fact.label(), cells(fact.values())))
                .toList(),
        null,
        null,
        null);
  }

  private static List<CellAnswer> cells(List<Cell> cells) {
    return cells.stream().map(CellAnswer::of).toList();
  }
}
