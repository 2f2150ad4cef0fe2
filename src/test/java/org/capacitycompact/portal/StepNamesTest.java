package org.capacitycompact.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.capacitycompact.platform.language.MessageBundles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of a drawing's steps in the list beside it. */
class StepNamesTest {

  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final String STEP = "step.";

  @ParameterizedTest
  @ValueSource(strings = {"", "_fr"})
  void everyNamedStepOfEveryModelHasItsWords(String language) throws IOException {
    assertThat(words(language).stringPropertyNames()).containsAll(modelled().keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_fr"})
  void noWordsOutliveTheStepTheyName(String language) throws IOException {
    assertThat(modelled().keySet()).containsAll(words(language).stringPropertyNames());
  }

  @Test
  void theEnglishWordsAreTheModelsOwn() throws IOException {
    Properties english = words("");
    Map<String, String> written = new TreeMap<>();
    english.stringPropertyNames().forEach(key -> written.put(key, english.getProperty(key)));
    assertThat(written).isEqualTo(modelled());
  }

  /** Drawings are in the reader's language, with the answers on their ways. */
  @ParameterizedTest
  @ValueSource(strings = {"", "_fr"})
  void everyAnswerOnAWayHasItsWordsAndNoneOutlivesIt(String language) throws IOException {
    Properties texts = read(RESOURCES.resolve("messages-steps" + language + ".properties"));
    Set<String> written = new TreeSet<>(texts.stringPropertyNames());
    written.removeIf(key -> !key.startsWith("way."));
    assertThat(written).isEqualTo(new TreeSet<>(ways().keySet()));
    if (language.isEmpty()) {
      ways().forEach((key, way) -> assertThat(texts.getProperty(key)).isEqualTo(way));
    }
  }

  private static Map<String, String> ways() throws IOException {
    Map<String, String> ways = new TreeMap<>();
    try (Stream<Path> models = Files.list(Path.of("processes"))) {
      models
          .filter(file -> file.toString().endsWith(".bpmn"))
          .map(file -> Bpmn.readModelFromFile(file.toFile()))
          .flatMap(model -> model.getModelElementsByType(SequenceFlow.class).stream())
          .map(SequenceFlow::getName)
          .filter(name -> name != null && !name.isBlank())
          .forEach(name -> ways.put("way." + name.strip().replaceAll("\\s+", "-"), name.strip()));
    }
    return ways;
  }

  /** Otherwise the list would show another name than the drawing beside it. */
  @Test
  void aStepOfOneIdHasOneNameInEveryModel() throws IOException {
    Map<String, Set<String>> names = new HashMap<>();
    for (FlowNode node : named()) {
      names.computeIfAbsent(node.getId(), id -> new HashSet<>()).add(text(node));
    }
    assertThat(names).hasSizeGreaterThan(100).allSatisfy((id, said) -> assertThat(said).hasSize(1));
  }

  /**
   * {@code step.x} beside {@code task.x} would never be used, because the task's name has
   * precedence.
   */
  @ParameterizedTest
  @ValueSource(strings = {"", "_fr"})
  void everyStepThatPeopleDoIsNamedWithItsCapability(String language) throws IOException {
    Set<String> texts = new TreeSet<>();
    try (Stream<Path> files = Files.list(RESOURCES)) {
      for (Path file :
          files
              .filter(
                  each ->
                      each.getFileName()
                          .toString()
                          .matches("messages[^_]*" + language + "\\.properties"))
              .toList()) {
        texts.addAll(read(file).stringPropertyNames());
      }
    }
    assertThat(texts)
        .containsAll(
            named().stream()
                .filter(UserTask.class::isInstance)
                .map(task -> "task." + task.getId())
                .toList());
  }

  @Test
  void theApplicationReadsTheseWords() {
    assertThat(MessageBundles.names()).contains("messages-steps");
  }

  /** The names in the models of each step that no person does, by message key. */
  private static Map<String, String> modelled() throws IOException {
    return named().stream()
        .filter(node -> !(node instanceof UserTask))
        .collect(
            Collectors.toMap(
                node -> STEP + node.getId(),
                StepNamesTest::text,
                (one, same) -> one,
                TreeMap::new));
  }

  private static List<FlowNode> named() throws IOException {
    try (Stream<Path> models = Files.list(Path.of("processes"))) {
      return models
          .filter(file -> file.toString().endsWith(".bpmn"))
          .map(file -> Bpmn.readModelFromFile(file.toFile()))
          .flatMap(model -> model.getModelElementsByType(FlowNode.class).stream())
          .filter(node -> node.getName() != null && !node.getName().isBlank())
          .toList();
    }
  }

  /** On one line, with the apostrophe of the bundles. */
  private static String text(FlowNode node) {
    return node.getName().strip().replaceAll("\\s+", " ").replace('\'', '’');
  }

  private static Properties words(String language) throws IOException {
    Properties texts = read(RESOURCES.resolve("messages-steps" + language + ".properties"));
    texts.keySet().removeIf(key -> !key.toString().startsWith(STEP));
    return texts;
  }

  private static Properties read(Path bundle) throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(bundle, StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return texts;
  }
}
