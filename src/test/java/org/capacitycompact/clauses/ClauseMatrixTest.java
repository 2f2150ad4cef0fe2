package org.capacitycompact.clauses;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.capacitycompact.clauses.Embodiment.Kind;
import org.capacitycompact.criteria.Decisions;
import org.capacitycompact.platform.engine.ReleasedModels;
import org.junit.jupiter.api.Test;

/**
 * Every rule has a clause, every clause claimed is embodied, and open ones are listed as open.
 * {@code mvn test -Dtest=ClauseMatrixTest -Dclauses=write} writes {@code docs/clauses.md}.
 */
class ClauseMatrixTest {

  private static final Path PAGE = Path.of("docs", "clauses.md");
  private static final Path RESOURCES = Path.of("src", "main", "resources");
  private static final Pattern CLAUSE = Pattern.compile("\\bS\\d{1,3}\\b");

  private final Clauses clauses = ClausesTest.clauses();
  private final Embodiments embodiments = new Embodiments(new ObjectMapper());

  @Test
  void whatModelsAndCodeNameIsAClause() {
    assertThat(embodiments.all())
        .hasSizeGreaterThan(300)
        .allMatch(found -> clauses.knows(found.clause()))
        .extracting(Embodiment::kind)
        .contains(Kind.values());
  }

  @Test
  void everyClauseNamedAnywhereInTheProjectExists() throws IOException {
    List<String> unknown = new ArrayList<>();
    for (String folder : List.of("src/main", "docs", "processes", "decisions", "forms")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files
            .filter(file -> file.toString().matches(".*\\.(java|json|sql|html|md|bpmn|dmn|form)"))
            .forEach(
                file ->
                    CLAUSE
                        .matcher(read(file))
                        .results()
                        .map(MatchResult::group)
                        .filter(number -> !clauses.knows(number))
                        .forEach(number -> unknown.add(file + " " + number)));
      }
    }
    assertThat(unknown).isEmpty();
  }

  /** Verdicts contain the criterion; the matrix reads the annotation. */
  @Test
  void aRowOfFindingsIsAnnotatedWithTheClauseItJudges() {
    List<String> wrong = new ArrayList<>();
    for (String id : Decisions.ALL) {
      Decisions.model(id).getModelElementsByType(Rule.class).stream()
          .filter(rule -> decisionOf(rule).endsWith("-findings"))
          .filter(rule -> !criterion(rule).equals(named(rule).get(0)))
          .forEach(rule -> wrong.add(rule.getId()));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyRowOfEveryTableIsInTheMatrix() {
    for (String id : Decisions.ALL) {
      for (Decision decision : Decisions.model(id).getModelElementsByType(Decision.class)) {
        int rules =
            (int)
                Decisions.model(id).getModelElementsByType(Rule.class).stream()
                    .filter(rule -> decisionOf(rule).equals(decision.getId()))
                    .count();
        assertThat(
                embodiments
                    .all()
                    .filter(found -> found.element().equals(decision.getId()))
                    .flatMap(found -> found.rows().stream())
                    .distinct())
            .as(decision.getId())
            .hasSize(rules);
      }
    }
  }

  @Test
  void noStretchOfClausesIsClaimedAtOnce() {
    for (Path model : models()) {
      assertThat(read(model)).as("%s", model).doesNotContainPattern("S\\d+ to S\\d+");
    }
  }

  @Test
  void whatEmbodiesHasWordsInBothLanguagesAndNoWordsAreLeftOver() throws IOException {
    Set<String> needed = new TreeSet<>();
    embodiments
        .all()
        .forEach(
            found -> {
              if (found.kind() == Kind.ROW) {
                needed.add("clauses.table." + found.file());
              } else if (found.kind() != Kind.STEP && found.kind() != Kind.FIELD) {
                needed.add("embodies." + found.element());
              }
            });
    for (String bundle : List.of("messages-clauses", "messages-clauses_fr")) {
      Set<String> kept = new TreeSet<>(words(bundle));
      kept.removeIf(key -> !key.startsWith("embodies.") && !key.startsWith("clauses.table."));
      assertThat(kept).as(bundle).isEqualTo(needed);
    }
  }

  @Test
  void whatNothingNamesIsOpenAndWhatLacksAReportIsInPart() {
    Clause named = clause("S21", "G");
    Clause unnamed = clause("S165", "GR");
    Clause halfNamed = clause("S21", "GR");

    assertThat(embodiments.state(named)).isEqualTo(Embodiments.State.EMBODIED);
    assertThat(embodiments.state(unnamed)).isEqualTo(Embodiments.State.OPEN);
    assertThat(embodiments.state(halfNamed)).isEqualTo(Embodiments.State.PARTLY);
    assertThat(embodiments.missing(unnamed)).isEqualTo("GR");
    assertThat(embodiments.missing(halfNamed)).isEqualTo("R");
  }

  @Test
  void theWrittenMatrixTellsWhatIsSo() throws IOException {
    String now = new ClauseMatrix(clauses, embodiments).markdown();
    if ("write".equals(System.getProperty("clauses"))) {
      Files.writeString(PAGE, now);
    }
    assertThat(Files.readString(PAGE))
        .as("out of date: mvn test -Dtest=ClauseMatrixTest -Dclauses=write")
        .isEqualTo(now);
  }

  private static Clause clause(String number, String kinds) {
    return new Clause(number, "a", kinds, "", "", "", "");
  }

  private static String decisionOf(Rule rule) {
    return ((Decision) rule.getParentElement().getParentElement()).getId();
  }

  private static String criterion(Rule rule) {
    OutputEntry first = rule.getOutputEntries().iterator().next();
    return first.getTextContent().strip().replace("\"", "");
  }

  private static List<String> named(Rule rule) {
    return ReleasedModels.named(rule.getDescription().getTextContent());
  }

  private static List<Path> models() {
    try (Stream<Path> processes = Files.list(Path.of("processes"));
        Stream<Path> decisions = Files.list(Path.of("decisions"))) {
      return Stream.concat(processes, decisions).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Set<String> words(String bundle) throws IOException {
    Properties words = new Properties();
    try (Reader file =
        Files.newBufferedReader(
            RESOURCES.resolve(bundle + ".properties"), StandardCharsets.UTF_8)) {
      words.load(file);
    }
    return words.stringPropertyNames();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
