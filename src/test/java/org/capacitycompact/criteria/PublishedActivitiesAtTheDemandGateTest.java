package org.capacitycompact.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.capacitycompact.knowledge.domain.IatiActivityReader;
import org.capacitycompact.knowledge.domain.ReadingBounds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Really published activities at the demand gate. It also writes the tables of the report in {@code
 * docs/}: {@code mvn test -Dtest=PublishedActivitiesAtTheDemandGateTest -Dguide=write}. The
 * activities are not part of the product, so they may be absent.
 */
class PublishedActivitiesAtTheDemandGateTest {

  private static final Path CASES = Path.of("..", "shared", "cases");
  private static final Path READING = Path.of("docs", "published-activities-at-the-demand-gate.md");
  private static final String BEGIN = "<!-- written from the published activities -->\n";
  private static final String END = "<!-- until here -->";
  private static final List<String> CRITERIA = List.of("S1", "S3", "S137", "S18", "S21");
  private static final List<String> LEVELS = List.of("met", "partly", "unmet", "unknown");
  private static final int TITLE = 90;

  private final Map<String, List<PublishedAtTheGate>> files = new LinkedHashMap<>();

  @BeforeEach
  void read() throws IOException {
    for (String name : List.of("01-aidtype-D-E.xml", "06-french-spanish-portuguese.xml")) {
      Path file = CASES.resolve(name);
      assumeTrue(Files.exists(file), () -> "not checked: " + file + " is not beside the project");
      try (InputStream in = Files.newInputStream(file)) {
        files.put(
            name,
            new IatiActivityReader(ReadingBounds.DEFAULT)
                .read(in).activities().stream()
                    .map(each -> PublishedAtTheGate.of(each.activity()))
                    .toList());
      }
    }
  }

  @Test
  void theReadingSaysWhatTheGateSays() throws IOException {
    if ("write".equals(System.getProperty("guide"))) {
      String reading = Files.readString(READING);
      Files.writeString(
          READING,
          reading.substring(0, reading.indexOf(BEGIN) + BEGIN.length())
              + tables()
              + reading.substring(reading.indexOf(END)));
    }
    String reading = Files.readString(READING);
    assertThat(reading.substring(reading.indexOf(BEGIN) + BEGIN.length(), reading.indexOf(END)))
        .as("mvn test -Dtest=PublishedActivitiesAtTheDemandGateTest -Dguide=write")
        .isEqualTo(tables());
  }

  @Test
  void nothingPassesOnWhatAPublisherCanSayAndNothingIsRefusedForWhatItCannot() {
    assertThat(all())
        .hasSize(251)
        .allSatisfy(
            each -> {
              assertThat(each.verdict()).isNotEqualTo("pass");
              assertThat(each.level("S18")).isEqualTo("unknown");
              assertThat(each.answer().findings()).hasSize(CRITERIA.size());
            })
        .filteredOn(each -> each.verdict().equals("decline"))
        .allSatisfy(each -> assertThat(each.facts().get("tying")).isEqualTo("tied"));
  }

  @Test
  void aDemandFromATiedActivityIsDeclinedHoweverWellItIsWritten() {
    assertThat(all())
        .filteredOn(each -> "tied".equals(each.facts().get("tying")))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.verdictOfADemandFromIt()).isEqualTo("decline"));
  }

  @Test
  void theFindingOnTyingIsThatOfThePublisher() {
    Map<String, String> levels =
        Map.of("untied", "met", "partiallyTied", "partly", "tied", "unmet");
    assertThat(all())
        .allSatisfy(
            each ->
                assertThat(each.level("S21"))
                    .isEqualTo(
                        levels.getOrDefault(String.valueOf(each.facts().get("tying")), "unknown")));
  }

  private List<PublishedAtTheGate> all() {
    return files.values().stream().flatMap(List::stream).toList();
  }

  private String tables() {
    StringBuilder text = new StringBuilder();
    text.append("\n| file | activities | pass | strengthen | decline |\n");
    text.append("| --- | --- | --- | --- | --- |\n");
    files.forEach(
        (name, activities) ->
            text.append(
                "| `%s` | %d | %d | %d | %d |%n"
                    .formatted(
                        name,
                        activities.size(),
                        count(activities, each -> each.verdict().equals("pass")),
                        count(activities, each -> each.verdict().equals("strengthen")),
                        count(activities, each -> each.verdict().equals("decline")))));
    text.append("\n| tying, as published | activities | a demand from it, well written |\n");
    text.append("| --- | --- | --- |\n");
    for (String tying : List.of("untied", "partiallyTied", "tied", "null")) {
      List<PublishedAtTheGate> alike =
          all().stream()
              .filter(each -> String.valueOf(each.facts().get("tying")).equals(tying))
              .toList();
      Map<String, Long> verdicts =
          alike.stream()
              .collect(
                  Collectors.groupingBy(
                      PublishedAtTheGate::verdictOfADemandFromIt,
                      TreeMap::new,
                      Collectors.counting()));
      text.append(
          "| %s | %d | %s |%n"
              .formatted(
                  tying.equals("null") ? "not said" : "`" + tying + "`",
                  alike.size(),
                  verdicts.entrySet().stream()
                      .map(each -> each.getKey() + " " + each.getValue())
                      .collect(Collectors.joining(", "))));
    }
    text.append("\n| finding | met | partly | unmet | unknown |\n");
    text.append("| --- | --- | --- | --- | --- |\n");
    for (String criterion : CRITERIA) {
      text.append("| ").append(criterion);
      for (String level : LEVELS) {
        text.append(" | ").append(count(all(), each -> each.level(criterion).equals(level)));
      }
      text.append(" |\n");
    }
    text.append("\n| fact | known of |\n| --- | --- |\n");
    for (String fact :
        List.of(
            "ideaSource",
            "countryCustodian",
            "measurableResults",
            "sufficiencyTargets",
            "nationalEndorsement",
            "tying")) {
      text.append(
          "| `%s` | %d |%n".formatted(fact, count(all(), e -> e.facts().containsKey(fact))));
    }
    text.append(
        "\nA public institution of a partner country is named, in whatever role, in %d of them.%n"
            .formatted(count(all(), PublishedAtTheGate::namesInstitution)));
    text.append("\n| activity | what is known | what the gate says to do about it |\n");
    text.append("| --- | --- | --- |\n");
    examples().forEach(each -> text.append(row(each)));
    return text.append('\n').toString();
  }

  /** The first activity for each kind of result, by what is known about it. */
  private List<PublishedAtTheGate> examples() {
    Map<Map<String, Object>, PublishedAtTheGate> first = new LinkedHashMap<>();
    all()
        .forEach(
            each -> {
              Map<String, Object> kind = new LinkedHashMap<>(each.facts());
              kind.computeIfPresent(
                  "measurableResults", (name, n) -> n.equals(0) ? "none" : "some");
              first.putIfAbsent(kind, each);
            });
    return new ArrayList<>(first.values());
  }

  private static String row(PublishedAtTheGate each) {
    String title = each.title().replaceAll("\\s+", " ").replace("|", "/");
    return "| %s %s | %s | %s |%n"
        .formatted(
            "`" + each.identifier() + "`",
            title.length() > TITLE ? title.substring(0, TITLE).strip() + " …" : title,
            each.facts().isEmpty()
                ? "nothing"
                : each.facts().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(fact -> "`" + fact.getKey() + "` " + fact.getValue())
                    .collect(Collectors.joining(", ")),
            each.knownRemedies().isEmpty()
                ? "nothing yet: the rest is unknown"
                : String.join(" ", each.knownRemedies()));
  }

  private static long count(
      List<PublishedAtTheGate> activities, Predicate<PublishedAtTheGate> rule) {
    return activities.stream().filter(rule).count();
  }
}
