package org.capacitycompact.rulebook;

/**
 * A place in a file.
 *
 * @param table id of the decision, {@code quality-findings}; empty for the file as a whole
 * @param row of the table, counted from 1; 0 when it is not about a row
 * @param column heading of the column as in the file; empty when it is not about a cell
 * @param says the content, shortened when long
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
