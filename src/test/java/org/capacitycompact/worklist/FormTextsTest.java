package org.capacitycompact.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.capacitycompact.worklist.FormFiles.FormFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A form in French says the same as in English, no more and no less. */
class FormTextsTest {

  private static final Path FRENCH = Path.of("src/main/resources/forms_fr.properties");
  private static final Pattern BREAKABLE_SPACE = Pattern.compile(" [?;:!»]|« ");

  @Test
  @DisplayName("every label, description, option, heading and text of a form is there in French")
  void frenchIsComplete() throws IOException {
    Properties french = french();

    assertThat(english().keySet())
        .allSatisfy(key -> assertThat(french.getProperty(key)).as(key).isNotBlank());
  }

  @Test
  @DisplayName("every French text belongs to a form, so that none outlives its question")
  void noFrenchTextIsOrphaned() throws IOException {
    Set<String> orphans = new TreeSet<>(french().stringPropertyNames());
    orphans.removeAll(english().keySet());

    assertThat(orphans).isEmpty();
  }

  @Test
  @DisplayName("no French text is written twice, where the second would silently win")
  void noFrenchKeyIsRepeated() throws IOException {
    List<String> keys =
        Files.readAllLines(FRENCH, StandardCharsets.UTF_8).stream()
            .filter(line -> line.startsWith("form."))
            .map(line -> line.substring(0, line.indexOf('=')))
            .toList();

    assertThat(keys).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("a question stays a question and a sentence a sentence")
  void endingsAgree() throws IOException {
    Properties french = french();

    english()
        .forEach(
            (key, text) -> {
              String translated = french.getProperty(key, "");
              assertThat(translated.endsWith("?")).as(key).isEqualTo(text.endsWith("?"));
              assertThat(translated.endsWith(".")).as(key).isEqualTo(text.endsWith("."));
            });
  }

  @Test
  @DisplayName("French punctuation never starts a line")
  void punctuationIsNotBrokenOff() throws IOException {
    assertThat(french().values())
        .noneMatch(text -> BREAKABLE_SPACE.matcher(text.toString()).find());
  }

  @Test
  @DisplayName("the texts resolve as a family of bundles in UTF-8")
  void bundlesResolve() {
    ResourceBundle bundle = ResourceBundle.getBundle("forms", Locale.FRENCH);

    assertThat(bundle.getString("form.endorse-demand.endorsementDecision.option.endorse"))
        .isEqualTo("Avaliser la demande");
    assertThat(bundle.getString("form.plan-need.problem.label")).isEqualTo("Le problème");
  }

  private static TreeMap<String, String> english() {
    TreeMap<String, String> texts = new TreeMap<>();
    for (FormFile form : FormFiles.all()) {
      for (JsonNode component : form.components()) {
        String name = component.path(component.has("key") ? "key" : "id").asText();
        String prefix = "form." + form.id() + "." + name;
        for (String part : List.of("label", "description", "text")) {
          if (component.has(part)) {
            texts.put(prefix + "." + part, component.get(part).asText());
          }
        }
        for (JsonNode option : component.path("values")) {
          texts.put(
              prefix + ".option." + option.path("value").asText(), option.path("label").asText());
        }
      }
    }
    return texts;
  }

  private static Properties french() throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(FRENCH, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }
}
