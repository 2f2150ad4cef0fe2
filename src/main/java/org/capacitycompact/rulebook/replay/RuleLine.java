package org.capacitycompact.rulebook.replay;

import java.util.List;

/**
 * A row of a decision file, to be named to people.
 *
 * @param table id of its decision, {@code quality-findings}
 * @param row counted from 1
 * @param why its annotation, as the file has it
 * @param cells as written, conditions first
 * @param changes what a draft writes otherwise than the version it was made from
 */
public record RuleLine(
    String table, int row, String why, List<Cell> cells, List<CellChange> changes) {

  /** A cell with the heading of its column. */
  public record Cell(String label, String says) {}

  /** A cell that says something else; an empty cell asks for nothing. */
  public record CellChange(String label, String before, String after) {}
}
