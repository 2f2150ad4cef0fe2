package org.capacitycompact.rulebook.replay;

import java.util.List;

/**
 * A row of a decision file, for display.
 *
 * @param table id of its decision, {@code quality-findings}
 * @param row counted from 1
 * @param why its annotation, as in the file
 * @param cells as written, conditions first
 * @param changes what a draft changed from the version it was made from
 */
public record RuleLine(
    String table, int row, String why, List<Cell> cells, List<CellChange> changes) {

  /** A cell with its column's heading. */
  public record Cell(String label, String says) {}

  /** A changed cell; an empty cell has no condition. */
  public record CellChange(String label, String before, String after) {}
}
