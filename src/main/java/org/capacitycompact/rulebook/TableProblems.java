package org.capacitycompact.rulebook;

import java.util.ArrayList;
import java.util.List;

/** Collects the problems of a table, up to a limit: enough to mend it. */
final class TableProblems {

  private static final int MOST = 50;

  private final List<TableProblem> found = new ArrayList<>();

  void add(TableProblem.Kind kind, Place place, String... detail) {
    if (found.size() < MOST) {
      TableProblem problem = TableProblem.of(kind, place, detail);
      if (!found.contains(problem)) {
        found.add(problem);
      }
    }
  }

  boolean any() {
    return !found.isEmpty();
  }

  /** Whether the limit is reached, so that further checks are pointless. */
  boolean full() {
    return found.size() >= MOST;
  }

  List<TableProblem> list() {
    return List.copyOf(found);
  }
}
