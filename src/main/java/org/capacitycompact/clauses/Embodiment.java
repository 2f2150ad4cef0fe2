package org.capacitycompact.clauses;

import java.util.List;

/**
 * One place in the product that embodies a clause.
 *
 * @param file the process, decision or form by its id; the full name of a class
 * @param element the step, decision or field by its id (a process by its own); the class by its
 *     simple name
 * @param name what the model itself calls it, in English; empty for code
 * @param rows the rows of a decision table that name the clause, counted from 1
 * @param page where a reader finds it, a path; empty when there is no such page
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

  /** What embodies, and as which kinds of clause it counts (see {@link Clause#kinds()}). */
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

    /** Whether this is the way a kind of clause asks to be embodied. */
    boolean is(int kindOfClause) {
      return counts.indexOf(kindOfClause) >= 0;
    }
  }
}
