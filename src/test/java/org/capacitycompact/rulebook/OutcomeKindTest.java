package org.capacitycompact.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.rulebook.DecisionFile.Table;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a decision says")
class OutcomeKindTest {

  private static final List<Set<String>> KINDS =
      List.of(OutcomeKind.GOOD_ONES, OutcomeKind.BETWEEN_ONES, OutcomeKind.BAD_ONES);

  private final JudgingDecisions judging = new JudgingDecisions();

  @Test
  @DisplayName("is good, bad or between in each word of each table, or only says which way it goes")
  void everyOutcomeIsClassed() throws IOException {
    Set<String> said = new TreeSet<>();
    Map<String, Set<String>> answers = answers();
    assertThat(answers).isNotEmpty();
    answers.forEach(
        (decision, words) -> {
          assertThat(words).as(decision).isNotEmpty();
          if (words.stream().allMatch(word -> judging.kind(decision, word) == OutcomeKind.PLAIN)) {
            return;
          }
          said.addAll(words);
          for (String word : words) {
            assertThat(KINDS.stream().filter(kind -> kind.contains(word)))
                .as("%s of %s", word, decision)
                .hasSize(1);
          }
        });
    assertThat(KINDS.stream().flatMap(Set::stream))
        .as("every word is said by a table")
        .containsExactlyInAnyOrderElementsOf(said);
  }

  /** By the id of a decision, the words that its table answers with. */
  private static Map<String, Set<String>> answers() throws IOException {
    Map<String, Set<String>> answers = new HashMap<>();
    try (Stream<Path> files = Files.list(Path.of("decisions"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".dmn")).toList()) {
        String decision = file.getFileName().toString().replace(".dmn", "");
        Table table = DecisionFile.read(bytes(file)).decision(decision).orElseThrow().table();
        // What is said in one word stands in the first column of the results.
        answers.put(
            decision,
            table.rules().stream()
                .map(rule -> rule.then().get(0).replace("\"", "").strip())
                .collect(Collectors.toSet()));
      }
    }
    return answers;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
