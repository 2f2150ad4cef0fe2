package org.capacitycompact.rulebook.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.clauses.Clauses;
import org.capacitycompact.rulebook.DecisionText.Row;
import org.capacitycompact.rulebook.DecisionText.Table;

/**
 * A table with its rows under the themes of their clauses, in the order of the table.
 *
 * @param groups one without a theme when the order of the rows matters
 */
record ThemedTable(String id, String name, String question, List<Group> groups) {

  /** Rows of one theme; the theme is empty when there is none. */
  record Group(String theme, List<Row> rows) {}

  static ThemedTable of(Table table, Clauses clauses, Locale language) {
    Map<String, String> themes = clauses.themes(language);
    boolean findings = table.id().endsWith("-findings");
    List<Group> groups = new ArrayList<>();
    for (Row row : table.rows()) {
      String theme =
          findings && !row.clauses().isEmpty()
              ? themes.getOrDefault(clauses.of(row.clauses().get(0), language).theme(), "")
              : "";
      if (groups.isEmpty() || !groups.get(groups.size() - 1).theme().equals(theme)) {
        groups.add(new Group(theme, new ArrayList<>()));
      }
      groups.get(groups.size() - 1).rows().add(row);
    }
    return new ThemedTable(table.id(), table.name(), table.question(), groups);
  }
}
