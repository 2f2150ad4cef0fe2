package org.capacitycompact.form;

import java.util.List;
import org.capacitycompact.web.Exhibit;

/**
 * A row of which a form asks something.
 *
 * @param key its number, or its name where the form names its rows
 * @param about what it is about, in the columns of its table
 */
public record FormRow(String key, List<Exhibit.Cell> about) {

  public FormRow {
    about = List.copyOf(about);
  }

  /** The row of a plan at this position, or a recommendation in its order. */
  public static FormRow numbered(int number, Exhibit.Cell... about) {
    return new FormRow(String.valueOf(number), List.of(about));
  }
}
