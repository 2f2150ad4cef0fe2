package org.capacitycompact.form;

import java.util.List;

/**
 * The rows that a task's form asks about.
 *
 * @param name what a row is, as the form's file calls them: {@code result} of {@code Rows_result}
 * @param columns the headings of what each row is about, in the reader's language
 */
public record AskedRows(String name, List<String> columns, List<FormRow> rows) {

  public AskedRows {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }
}
