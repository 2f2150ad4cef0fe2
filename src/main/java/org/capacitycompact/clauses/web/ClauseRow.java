package org.capacitycompact.clauses.web;

import java.util.List;
import org.capacitycompact.clauses.Embodiments.State;
import org.capacitycompact.web.Tag;

/**
 * A clause as the page shows it.
 *
 * @param wanted how it must be embodied, in words
 * @param missing in which of these ways it is not embodied yet, in words; empty when embodied in
 *     all
 */
record ClauseRow(
    String number,
    String theme,
    String title,
    String meaning,
    String quote,
    String source,
    State state,
    Tag tag,
    String wanted,
    String missing,
    List<Line> lines) {

  /**
   * The embodiments of a clause in one process, table, form or class.
   *
   * @param kind the kind, in words
   * @param page a path, or empty
   */
  record Line(String kind, String words, String page) {}
}
