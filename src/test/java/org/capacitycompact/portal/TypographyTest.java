package org.capacitycompact.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a machine can check in the texts: each language's typography, and one word for one thing as
 * in docs/glossary.md. Whether a sentence is clear is for a reader to judge.
 */
class TypographyTest {

  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final String SPACES = "\\u00a0\\u202f";

  /**
   * Words not used in French, by reason; a word is refused when another one stands for the thing.
   */
  private static final Map<String, Pattern> NOT_FRENCH =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("English or straight quotes", Pattern.compile("[“”\"]")),
              Map.entry(
                  "no no-break space before a double mark",
                  Pattern.compile(
                      "[^\\s"
                          + SPACES
                          + "!?] ?[;!?»](?!\\w)|\\w :(?: |$)|\\w(?<!Authorization): ")),
              Map.entry(
                  "no no-break space inside guillemets", Pattern.compile("«[^" + SPACES + "]")),
              Map.entry("three dots", Pattern.compile("\\.\\.\\.(?!\\])")),
              Map.entry("a decimal point", Pattern.compile("\\d\\.\\d+(?![.\\d-])(?!\\S*\\.)")),
              Map.entry(
                  "decimals after a point", Pattern.compile("(?i)(avec|par|après) un point\\b")),
              Map.entry("a thousand with a space that breaks", Pattern.compile("\\d \\d{3}\\b")),
              Map.entry("Pacte", Pattern.compile("\\bCompact\\b")),
              Map.entry("fournisseur", Pattern.compile("(?i)\\b(bailleur|donateur|donneur)s?\\b")),
              Map.entry(
                  "initiative, not projet", Pattern.compile("(?i)\\bprojets? (d’aide|pilote)")),
              Map.entry(
                  "évaluation par les pairs",
                  Pattern.compile("(?i)(revue|examen) par les pairs|pairs? examinateur")),
              Map.entry(
                  "institution d’exécution",
                  Pattern.compile("(?i)institutions? (chargées? )?de (la )?mise en œuvre")),
              Map.entry("enseignement", Pattern.compile("(?i)\\bleçons?\\b")),
              Map.entry("examen de la demande", Pattern.compile("(?i)examen d’entrée")),
              Map.entry(
                  "correction de cap", Pattern.compile("(?i)correction (de trajectoire|du cours)")),
              Map.entry(
                  "non retenue", Pattern.compile("(?i)(demande|initiative) (refusée|rejetée)\\b")),
              Map.entry(
                  "groupe de pilotage",
                  Pattern.compile("(?i)\\bcomité (devrait|de pilotage)|conseillez au comité")),
              Map.entry(
                  "dollars US",
                  Pattern.compile("(?i)dollars (des États|américains)|dollars(?! US)")),
              Map.entry("en espèces", Pattern.compile("(?i)\\ben argent\\b")),
              Map.entry(
                  "the reader may be a woman",
                  Pattern.compile(
                      "(?i)vous (êtes|serez) (\\S+"
                          + " )?(invité|connecté|déconnecté|inscrit|autorisé)\\b"))));

  private static final Map<String, Pattern> NOT_ENGLISH =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("French or straight quotes", Pattern.compile("[«»\"]")),
              Map.entry("a space before a double mark", Pattern.compile("\\w [;:!?]")),
              Map.entry("three dots", Pattern.compile("\\.\\.\\.(?!\\])")),
              Map.entry(
                  "partner country",
                  Pattern.compile("(?i)\\b(recipient|beneficiary)( country|ies)\\b")),
              Map.entry("sign-in name", Pattern.compile("(?i)\\buser ?name\\b")),
              Map.entry("sign in", Pattern.compile("(?i)\\blog(ged)?[ -]?(in|on)\\b"))));

  static Stream<Path> french() throws IOException {
    return bundles().stream().filter(TypographyTest::isFrench);
  }

  static Stream<Path> english() throws IOException {
    return bundles().stream().filter(each -> !isFrench(each));
  }

  @ParameterizedTest
  @MethodSource("french")
  void frenchIsWrittenAsFrenchAndCallsAThingByOneName(Path bundle) throws IOException {
    assertThat(faults(bundle, NOT_FRENCH)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("english")
  void englishIsWrittenAsEnglishAndCallsAThingByOneName(Path bundle) throws IOException {
    assertThat(faults(bundle, NOT_ENGLISH)).isEmpty();
  }

  /** Wherever a count stands before its noun, "1 personnes" would appear. */
  @ParameterizedTest
  @MethodSource("french")
  void aCountBeforeItsNounSaysWhatItSaysOfOne(Path bundle) throws IOException {
    Pattern counted =
        Pattern.compile(
            "(?<!,plural[^}]{0,80})\\{\\d\\}"
                + " (pairs|personnes|membres|entrées|critères|tâches|membres)\\b");
    Properties texts = read(bundle);
    assertThat(texts.stringPropertyNames())
        .filteredOn(key -> !texts.getProperty(key).contains(",plural,"))
        .filteredOn(key -> counted.matcher(texts.getProperty(key)).find())
        .isEmpty();
  }

  /** A colon or question mark added in a template lacks the French space before it. */
  @Test
  void noTemplatePutsAHeadingTogether() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(RESOURCES.resolve("templates"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Pattern.compile("</th:block>: <th:block|#\\{[a-zA-Z0-9.]+\\} \\+ ': '|\\)}: \\$\\{")
            .matcher(Files.readString(file))
            .results()
            .forEach(hit -> found.add(file.getFileName() + " " + hit.group()));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void theGlossaryTellsWhichWordStandsForWhat() throws IOException {
    assertThat(Files.readString(Path.of("docs/glossary.md")))
        .contains(
            "groupe de pilotage",
            "évaluation par les pairs",
            "institution d’exécution",
            "enseignement",
            "examen de la demande",
            "correction de cap",
            "non retenue",
            "fournisseur",
            "sign-in name",
            "partner country");
  }

  private static List<String> faults(Path bundle, Map<String, Pattern> rules) throws IOException {
    Properties texts = read(bundle);
    List<String> faults = new ArrayList<>();
    rules.forEach(
        (why, rule) ->
            texts.stringPropertyNames().stream()
                .sorted()
                .filter(key -> !(why.contains("point") && isNotation(key)))
                .filter(key -> rule.matcher(texts.getProperty(key)).find())
                .forEach(key -> faults.add(key + ", " + why + ": " + texts.getProperty(key))));
    return faults;
  }

  /**
   * The notation of a table's cells, and versions of the standard, in which a point stays a point.
   */
  private static boolean isNotation(String key) {
    return key.startsWith("policy.problem.") || key.startsWith("knowledge.version.");
  }

  private static boolean isFrench(Path bundle) {
    return bundle.getFileName().toString().endsWith("_fr.properties");
  }

  private static List<Path> bundles() throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES)) {
      return files
          .filter(file -> file.getFileName().toString().matches("(messages|forms).*\\.properties"))
          .sorted()
          .toList();
    }
  }

  private static Properties read(Path bundle) throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(bundle, StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return texts;
  }
}
