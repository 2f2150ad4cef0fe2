package org.capacitycompact.clauses.web;

import java.util.List;
import org.capacitycompact.clauses.Embodiments.State;
import org.capacitycompact.web.Tag;

/**
 * A clause as the page shows it.
 *
 * @param wanted how it is to be embodied, in words
 * @param missing in which of these ways it is not embodied yet, in words; empty when in all
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
   * What embodies it in one process, table, form or class.
   *
   * @param kind what that is, in words
   * @param page a path, or empty
   */
  record Line(String kind, String words, String page) {}
}
