package org.capacitycompact.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads the texts of our classes: what the database is told stands in them. */
@DisplayName("SQL of ours")
class SqlKeepsNoTransitionsTest {

  private static final String RECORD =
      "docs/decisions/0041-what-is-an-aggregate-and-what-is-sql.md";
  private static final Path LISTED =
      Path.of("src/test/resources/architecture/sql-that-changes-rows.txt");

  /** Falls with each class that is converted. Never to be raised. */
  private static final int TRANSITIONS_LEFT = 23;

  /** Texts, and what only looks like the beginning of one. */
  private static final Pattern TEXT =
      Pattern.compile(
          "\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n"
              + "]|\\\\.)*)\"|//[^\\n"
              + "]*|/\\*.*?\\*/|'(?:[^'\\\\]|\\\\.)+'",
          Pattern.DOTALL);

  private static final Pattern CHANGES =
      Pattern.compile(
          "\\bupdate\\s+(\\w+\\s+){0,3}set\\b|\\bdelete\\s+from\\b|\\bdo\\s+update\\b"
              + "|\\bmerge\\s+into\\b|\\btruncate\\s+\\w",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern OF_THE_ENGINE =
      Pattern.compile("\\bact_(ru|hi|re|id|ge)_", Pattern.CASE_INSENSITIVE);

  /** Who names the engine's tables all the same, and why. */
  private static final Map<String, String> NAME_THE_ENGINES_TABLES =
      Map.of(
          "EngineTables", "makes them as their owner, and the one view of ours on them",
          "RunningProcesses", "looks at a database on which no engine of this release has started",
          "Preview", "looks at a database on which no engine of this release has started");

  @Test
  @DisplayName("changes rows in the classes that are listed with their kind, and in no others")
  void everyClassIsOfAKind() throws IOException {
    Set<String> listed = listed().keySet();
    Set<String> found = classes(CHANGES);
    Set<String> added = new TreeSet<>(found);
    added.removeAll(listed);
    assertThat(added)
        .as("what has transitions is an aggregate with its rules inside; see %s", RECORD)
        .isEmpty();
    Set<String> converted = new TreeSet<>(listed);
    converted.removeAll(found);
    assertThat(converted).as("changes no rows by SQL any more; take it from %s", LISTED).isEmpty();
    assertThat(Path.of(RECORD)).exists();
  }

  @Test
  @DisplayName("holds ever fewer transitions")
  void transitionsBecomeFewer() throws IOException {
    Map<String, String> kinds = listed();
    assertThat(kinds.values()).allMatch(kind -> kind.matches("(upkeep|transitions): \\S.*"));
    assertThat(kinds.values().stream().filter(kind -> kind.startsWith("transitions")).count())
        .as("the number falls when a class is converted, and never rises; see %s", RECORD)
        .isEqualTo(TRANSITIONS_LEFT);
  }

  @Test
  @DisplayName("names none of the engine's tables: the engine is asked")
  void engineIsAsked() throws IOException {
    assertThat(classes(OF_THE_ENGINE))
        .as("see %s", RECORD)
        .containsExactlyInAnyOrderElementsOf(NAME_THE_ENGINES_TABLES.keySet());
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "database.sql(\"update offer set title = ?\") | true",
        "database.sql(\"update offer o set title = ?\") | true",
        "database.sql(\"delete from \" + table) | true",
        "String CHANGE = \"\"\"\\n"
            + " insert into offer values (?)\\n"
            + " on conflict (id) do update set x = 1\"\"\" | true",
        "database.sql(\"select 1 from offer for update\") | false",
        "database.sql(\"insert into offer values (?) on conflict do nothing\") | false",
        "// update offer set title = 'x' | false",
        "/** delete from offer */ char quote = '\"'; | false",
      })
  @DisplayName("is recognized by what it says, in texts and not in comments")
  void sqlIsRecognized(String source, boolean changes) {
    assertThat(CHANGES.matcher(texts(source.replace("\\n", "\n"))).find()).isEqualTo(changes);
  }

  private static Map<String, String> listed() throws IOException {
    return Files.readAllLines(LISTED).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(" = ", 2))
        .collect(
            Collectors.toMap(
                parts -> parts[0],
                parts -> parts[1],
                (one, two) -> {
                  throw new IllegalStateException("listed twice: " + one);
                },
                TreeMap::new));
  }

  private static Set<String> classes(Pattern said) throws IOException {
    Predicate<String> says = said.asPredicate();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> says.test(texts(read(file))))
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String texts(String source) {
    return TEXT.matcher(source)
        .results()
        .map(SqlKeepsNoTransitionsTest::text)
        .collect(Collectors.joining("\n"));
  }

  private static String text(MatchResult found) {
    return found.group(1) != null ? found.group(1) : found.group(2) != null ? found.group(2) : "";
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
