package org.capacitycompact.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.PseudoLanguages;
import org.capacitycompact.platform.language.InterfaceLanguages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {

  private static final Path RESOURCES = Path.of("src/main/resources");

  /** By number: how singular and plural are written differs, which argument is used does not. */
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

  /** All families of texts: messages.properties and the files beside it with that prefix. */
  static Stream<Path> families() throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES)) {
      return files
          .filter(file -> file.getFileName().toString().matches("messages[^_]*\\.properties"))
          .toList()
          .stream();
    }
  }

  static Stream<Path> bundles() throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES)) {
      return files
          .filter(file -> file.getFileName().toString().matches("(messages|forms).*\\.properties"))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void englishAndFrenchHoldTheSameKeysAndPlaceholders(Path english) throws IOException {
    Properties here = read(english);
    assertThat(languages()).as("English is the first").contains("fr");
    for (String language : languages()) {
      Path other =
          english.resolveSibling(
              english
                  .getFileName()
                  .toString()
                  .replace(".properties", "_" + language + ".properties"));
      Properties there = read(other);

      assertThat(new TreeSet<>(there.stringPropertyNames()))
          .isEqualTo(new TreeSet<>(here.stringPropertyNames()));
      for (String key : here.stringPropertyNames()) {
        assertThat(placeholders(there.getProperty(key)))
            .as(key)
            .isEqualTo(placeholders(here.getProperty(key)));
        assertThat(there.getProperty(key)).as(key).isNotBlank();
      }
    }
  }

  /** Those of the application; the tests' own are made of the English texts. */
  private static List<String> languages() {
    return InterfaceLanguages.all().stream()
        .skip(1)
        .map(language -> language.tag().replace('-', '_'))
        .filter(tag -> !Set.of(PseudoLanguages.LTR, PseudoLanguages.RTL).contains(tag))
        .toList();
  }

  @Test
  void everyLanguageSaysEachSentenceOfTheTablesEachClauseAndEachForm() {
    for (String language : languages()) {
      assertThat(
              List.of(
                  "forms_" + language + ".properties",
                  "criteria/remedies_" + language + ".json",
                  "criteria/clauses_" + language + ".json"))
          .allMatch(file -> Files.isRegularFile(RESOURCES.resolve(file)));
    }
  }

  /** Formats eat a straight apostrophe, but only in messages with arguments. */
  @ParameterizedTest
  @MethodSource("bundles")
  void noTextHasAStraightApostrophe(Path bundle) throws IOException {
    Properties texts = read(bundle);
    assertThat(texts.stringPropertyNames())
        .filteredOn(key -> texts.getProperty(key).contains("'"))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void noKeyIsWrittenTwice(Path bundle) throws IOException {
    Set<String> seen = new TreeSet<>();
    assertThat(
            Files.readAllLines(bundle).stream()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .filter(key -> !seen.add(key)))
        .isEmpty();
  }

  @Test
  void everyMessageThatTheCheckOfFormsNamesHasWords() throws IOException {
    Set<String> words = read(RESOURCES.resolve("messages.properties")).stringPropertyNames();
    Pattern named = Pattern.compile("\"((?:validation|form)\\.[a-zA-Z.]+[a-zA-Z])\"");
    Set<String> used = new TreeSet<>();
    try (Stream<Path> sources = Files.list(Path.of("src/main/java/org/capacitycompact/form"))) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        named.matcher(Files.readString(source)).results().forEach(hit -> used.add(hit.group(1)));
      }
    }
    assertThat(used).hasSizeGreaterThan(25);
    assertThat(words).containsAll(used);
  }

  @Test
  void everyMessageThatATemplateNamesHasWords() throws IOException {
    Set<String> words = new TreeSet<>();
    for (Path family : families().toList()) {
      words.addAll(read(family).stringPropertyNames());
    }
    Pattern named = Pattern.compile("#\\{([a-zA-Z0-9.]+)[(}]");
    Set<String> used = new TreeSet<>();
    try (Stream<Path> templates = Files.walk(RESOURCES.resolve("templates"))) {
      for (Path template : templates.filter(Files::isRegularFile).toList()) {
        named.matcher(Files.readString(template)).results().forEach(hit -> used.add(hit.group(1)));
      }
    }
    assertThat(used).hasSizeGreaterThan(25);
    assertThat(words).containsAll(used);
  }

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(hit -> hit.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Properties read(Path bundle) throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(bundle, StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return texts;
  }
}
