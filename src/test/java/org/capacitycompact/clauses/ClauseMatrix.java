package org.capacitycompact.clauses;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the list of each clause's embodiments, for those who work on the product. */
final class ClauseMatrix {

  private final Clauses clauses;
  private final Embodiments embodiments;

  ClauseMatrix(Clauses clauses, Embodiments embodiments) {
    this.clauses = clauses;
    this.embodiments = embodiments;
  }

  /** The whole of {@code docs/clauses.md}. */
  String markdown() {
    List<Clause> all = clauses.all(Locale.ENGLISH);
    StringBuilder page = new StringBuilder(HEAD);
    page.append("\n## Still open\n\n")
        .append(list(all, Embodiments.State.OPEN))
        .append("\n## Embodied in part\n\n")
        .append("With the kind that is missing.\n\n")
        .append(list(all, Embodiments.State.PARTLY));
    clauses
        .themes(Locale.ENGLISH)
        .forEach(
            (letter, name) -> {
              page.append("\n## ").append(letter).append(". ").append(name).append("\n\n");
              page.append("| clause | the source says | asks for | embodied by |\n");
              page.append("| --- | --- | --- | --- |\n");
              all.stream()
                  .filter(clause -> clause.theme().equals(letter))
                  .forEach(clause -> page.append(row(clause)));
            });
    return page.toString();
  }

  private String list(List<Clause> all, Embodiments.State state) {
    return all.stream()
        .filter(clause -> embodiments.state(clause) == state)
        .map(
            clause ->
                "- "
                    + clause.number()
                    + " "
                    + clause.title()
                    + " ("
                    + embodiments.missing(clause)
                    + ")\n")
        .collect(Collectors.joining());
  }

  private String row(Clause clause) {
    String places =
        embodiments.of(clause.number()).stream()
            .collect(
                Collectors.groupingBy(
                    ClauseMatrix::place,
                    LinkedHashMap::new,
                    Collectors.mapping(ClauseMatrix::part, Collectors.joining(", "))))
            .entrySet()
            .stream()
            .map(place -> place.getKey() + place.getValue())
            .collect(Collectors.joining("<br>"));
    return "| %s %s | “%s” | %s | %s |%n"
        .formatted(
            clause.number(),
            clause.title(),
            clause.quote(),
            clause.kinds(),
            places.isEmpty() ? "*open*" : places)
        .replace("\r", "");
  }

  private static String place(Embodiment found) {
    return switch (found.kind()) {
      case STEP -> "`" + found.file() + ".bpmn` ";
      case ROW -> "`" + found.file() + ".dmn` ";
      case FIELD -> "`" + found.file() + ".form` ";
      default -> found.kind().name().toLowerCase(Locale.ROOT) + " ";
    };
  }

  private static String part(Embodiment found) {
    return switch (found.kind()) {
      case STEP -> found.element().equals(found.file()) ? "as a whole" : found.element();
      case ROW ->
          (found.element().equals(found.file()) ? "result" : "findings")
              + " "
              + found.rows().stream().map(String::valueOf).collect(Collectors.joining(" "));
      case FIELD -> found.element();
      default ->
          "`"
              + found.file().replace("org.capacitycompact.", "")
              + "`"
              + (found.page().isEmpty() ? "" : " (" + found.page() + ")");
    };
  }

  private static final String HEAD =
      """
      # The clauses and what embodies each

      Generated from what models and code say of themselves; do not edit. `mvn test \
      -Dtest=ClauseMatrixTest -Dclauses=write` writes it anew, and the same test fails when it is \
      out of date. The application shows the same to its users at `/clauses`, in their language.

      A clause's words are in `src/main/resources/criteria/clauses.json`, one line each. What embodies \
      it says so itself:

      - a process or one of its elements in its documentation: `… (S3, S4).` (a step that asks a decision table leaves it to the rows)
      - a row of a decision table in its annotation: `S10 "locally financed component": …`
      - a field of a form in its property `clause`: `"properties": {"clause": "S10"}`
      - a class, where none of these does, with `@Embodies`, and its words in `messages-clauses`

      All of that is read from the files of the release, not from a table that was published since.

      A clause asks to be embodied as P process step, G condition (gate), D scored criterion, T data, R \
      report. Steps and rules of code count for P; rows of tables and rules of code for G and D; fields, \
      records and pages for T; pages for P too; reports for R.
      """;
}
