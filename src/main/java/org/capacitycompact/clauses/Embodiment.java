package org.capacitycompact.clauses;

import java.util.List;

/**
 * One place in the product that embodies a clause.
 *
 * @param file id of the process, decision or form; full name of a class
 * @param element id of the step, decision or field (for a process its own id); for a class its
 *     simple name
 * @param name the name in the model, in English; empty for code
 * @param rows the rows of a decision table that name the clause, counted from 1
 * @param page path of the page where a reader finds it; empty when there is none
 */
public record Embodiment(
    String clause,
    Kind kind,
    String file,
    String element,
    String name,
    List<Integer> rows,
    String page) {

  public Embodiment {
    rows = List.copyOf(rows);
  }

  /** The kinds of embodiment, and the kinds of clause they satisfy (see {@link Clause#kinds()}). */
  public enum Kind {
    STEP("P"),
    ROW("GD"),
    FIELD("T"),
    RULE("PGD"),
    RECORD("T"),
    PAGE("PT"),
    REPORT("R");

    private final String counts;

    Kind(String counts) {
      this.counts = counts;
    }

    /** Whether this satisfies a kind of clause. */
    boolean is(int kindOfClause) {
      return counts.indexOf(kindOfClause) >= 0;
    }
  }
}
