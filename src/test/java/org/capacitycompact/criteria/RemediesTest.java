package org.capacitycompact.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;

/** French readers see the decisions' sentences in French. */
class RemediesTest {

  private static final Path FRENCH = Path.of("src/main/resources/criteria/remedies_fr.json");
  private final ObjectMapper json =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  @Test
  void everySentenceOfADecisionIsThereInFrenchAndNoFrenchOutlivesItsSentence() throws IOException {
    assertThat(french().keySet())
        .hasSizeGreaterThan(100)
        .containsExactlyInAnyOrderElementsOf(sentences());
  }

  @Test
  void noFrenchSentenceIsLeftInEnglishOrWithoutItsFullStop() throws IOException {
    assertThat(french())
        .allSatisfy(
            (english, french) ->
                assertThat(french)
                    .endsWith(".")
                    .isNotEqualTo(english)
                    .doesNotContain("'")
                    .doesNotContainPattern(" [?;:!»]|« "));
  }

  @Test
  void figuresAreTheSameInBothLanguages() throws IOException {
    assertThat(french())
        .allSatisfy((english, french) -> assertThat(figures(french)).isEqualTo(figures(english)));
  }

  @Test
  void aSentenceThatSomebodyWroteIntoATableStandsAsWritten() throws IOException {
    Remedies remedies = new Remedies(json);

    assertThat(remedies.inLanguage("Say who reviews the initiative.", Locale.CANADA_FRENCH))
        .isEqualTo("Dites qui examine l’initiative.");
    assertThat(remedies.inLanguage("Say who reviews the initiative.", Locale.ENGLISH))
        .isEqualTo("Say who reviews the initiative.");
    assertThat(remedies.inLanguage("Ask the parliament.", Locale.FRENCH))
        .isEqualTo("Ask the parliament.");
    assertThat(remedies.inLanguage("", Locale.FRENCH)).isEmpty();
  }

  private Map<String, String> french() throws IOException {
    return json.readValue(FRENCH.toFile(), new TypeReference<Map<String, String>>() {});
  }

  private static List<String> figures(String sentence) {
    return Stream.of(sentence.split("\\D+")).filter(figure -> !figure.isEmpty()).sorted().toList();
  }

  private static Set<String> sentences() throws IOException {
    Set<String> sentences = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of("decisions"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".dmn")).toList()) {
        Dmn.readModelFromFile(file.toFile())
            .getModelElementsByType(DecisionTable.class)
            .forEach(table -> collect(table, sentences));
      }
    }
    return sentences;
  }

  private static void collect(DecisionTable table, Set<String> sentences) {
    List<Output> outputs = new ArrayList<>(table.getOutputs());
    for (Rule rule : table.getRules()) {
      for (int column = 0; column < outputs.size(); column++) {
        String written =
            new ArrayList<>(rule.getOutputEntries()).get(column).getTextContent().strip();
        if (Set.of("remedy", "reason").contains(String.valueOf(outputs.get(column).getName()))
            && !written.equals("\"\"")) {
          assertThat(written).as("a sentence, no expression").matches("\"[^\"]+\"");
          sentences.add(written.substring(1, written.length() - 1));
        }
      }
    }
  }
}
