package org.capacitycompact.rulebook;

/**
 * Where in a file something stands.
 *
 * @param table id of the decision, {@code quality-findings}; empty for the file as a whole
 * @param row of the table, counted from 1; 0 where it is no row
 * @param column heading of the column as the file writes it; empty where it is no cell
 * @param says what stands there, cut where it is long
 */
public record Place(String table, int row, String column, String says) {

  private static final int LONGEST = 120;

  /** The file as a whole. */
  public static final Place FILE = new Place("", 0, "", "");

  public Place {
    table = cut(table);
    column = cut(column);
    says = cut(says);
  }

  static Place of(String table) {
    return new Place(table, 0, "", "");
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
