package org.capacitycompact.criteria.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputValues;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputValues;
import org.capacitycompact.criteria.Records;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The words of verdicts")
class DecisionWordsTest {

  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]*");
  private static final Pattern WORD = Pattern.compile("\"([^\"]+)\"");

  @ParameterizedTest
  @ValueSource(strings = {"", "_fr"})
  @DisplayName("say every fact that a table asks for")
  void everyFactIsSaid(String language) throws IOException {
    assertThat(words(language)).containsAll(prefixed("verdict.fact.", facts()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_fr"})
  @DisplayName("say every value that a table allows for a fact")
  void everyValueIsSaid(String language) throws IOException {
    Set<String> known = words(language);
    Set<String> values = inputs(input -> allowed(input.getInputValues()));
    assertThat(values).hasSizeGreaterThan(30);
    assertThat(values)
        .allMatch(
            value ->
                known.contains("verdict.value." + value)
                    || known.contains("verdict.outcome." + value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_fr"})
  @DisplayName("say every outcome that a summing decision allows")
  void everyOutcomeIsSaid(String language) throws IOException {
    Set<String> outcomes =
        tables().stream()
            .flatMap(model -> model.getModelElementsByType(Output.class).stream())
            .filter(
                output ->
                    Set.of("verdict", "outcome", "status", "route", "track", "kind")
                        .contains(output.getName()))
            .flatMap(output -> allowed(output.getOutputValues()))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(outcomes).hasSizeGreaterThan(20);
    assertThat(words(language)).containsAll(prefixed("verdict.outcome.", outcomes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_fr"})
  @DisplayName("say every kind of record that facts are counted in")
  void everyKindOfRecordIsSaid(String language) throws IOException {
    List<String> records = records();
    assertThat(records).hasSizeGreaterThan(10);
    assertThat(words(language)).containsAll(prefixed("verdict.records.", records));
  }

  /** Those of all capabilities: each has them as constants. */
  private static List<String> records() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.capacitycompact")
            .stream()
            .flatMap(type -> type.getFields().stream())
            .filter(field -> field.getRawType().isEquivalentTo(Records.class))
            .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
            .map(JavaField::reflect)
            .map(DecisionWordsTest::name)
            .toList();
  }

  private static String name(Field constant) {
    try {
      constant.setAccessible(true);
      return ((Records) constant.get(null)).name();
    } catch (IllegalAccessException hidden) {
      throw new IllegalStateException(hidden);
    }
  }

  @Test
  @DisplayName("say no fact that no table asks for")
  void noFactIsSaidInVain() throws IOException {
    Set<String> asked = facts();
    assertThat(words("").stream().filter(key -> key.startsWith("verdict.fact.")))
        .map(key -> key.substring("verdict.fact.".length()))
        .allMatch(asked::contains);
  }

  /** Including names within compound inputs, but not results passed between decisions of a file. */
  private static Set<String> facts() throws IOException {
    Set<String> facts = new TreeSet<>();
    facts.addAll(
        List.of(
            "eligibleMembers",
            "ballotsCast",
            "constituenciesEligible",
            "constituenciesPresent",
            "partnerCountryEligible",
            "partnerCountryBallots",
            "approve",
            "approveWithConditions",
            "returnForRevision",
            "decline",
            "abstain",
            "waivedCriteria"));
    facts.addAll(
        inputs(
            input ->
                Stream.of(input.getInputExpression().getText().getTextContent().trim())
                    .filter(name -> NAME.matcher(name).matches())
                    .filter(name -> !Set.of("score", "gatesFailed", "waived").contains(name))));
    return facts;
  }

  private static Set<String> inputs(Function<Input, Stream<String>> part) throws IOException {
    return tables().stream()
        .flatMap(model -> model.getModelElementsByType(Input.class).stream())
        .flatMap(part)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> allowed(InputValues values) {
    return values == null ? Stream.empty() : quoted(values.getTextContent());
  }

  private static Stream<String> allowed(OutputValues values) {
    return values == null ? Stream.empty() : quoted(values.getTextContent());
  }

  private static Stream<String> quoted(String text) {
    return WORD.matcher(text).results().map((MatchResult found) -> found.group(1));
  }

  private static List<DmnModelInstance> tables() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("decisions"))) {
      return files.map(file -> Dmn.readModelFromFile(file.toFile())).toList();
    }
  }

  private static List<String> prefixed(String prefix, Collection<String> names) {
    return names.stream().map(name -> prefix + name).toList();
  }

  private static Set<String> words(String language) throws IOException {
    Properties words = new Properties();
    try (Reader file =
        Files.newBufferedReader(
            RESOURCES.resolve("messages-verdicts" + language + ".properties"),
            StandardCharsets.UTF_8)) {
      words.load(file);
    }
    return words.stringPropertyNames();
  }
}
