package org.capacitycompact.form;

import java.util.List;

/** Shows questions about rows as a table: each row, what it is about, and its questions. */
record RowsTable(FormWords words, FieldViews fields) {

  FormView.Block of(FormRows rows, int depth) {
    return FormView.Block.of(
        "group-Rows_" + rows.name(),
        words.of("Rows_" + rows.name(), "label", rows.heading()),
        new FormView.Rows(
            rows.columns(),
            rows.rows().stream().map(row -> line(rows, row)).toList(),
            rows.most() > 0 && rows.rows().size() < rows.most()),
        depth);
  }

  private FormView.Row line(FormRows rows, FormRow row) {
    List<FormField> asked = rows.fields(row);
    FormField.Row known = asked.get(0).row();
    String about = "About_" + row.key();
    return new FormView.Row(
        "row-" + (rows.named().isEmpty() ? rows.name() : "") + row.key(),
        known == null ? row.key() : words.row(known),
        rows.words(about).map(english -> words.find(rows.code(about), english)).orElse(null),
        row.about(),
        asked.stream().map(fields::of).toList());
  }
}
