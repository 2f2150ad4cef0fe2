package org.capacitycompact.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.knowledge.domain.ActivityDateType;
import org.capacitycompact.knowledge.domain.ActivityStatus;
import org.capacitycompact.knowledge.domain.BudgetType;
import org.capacitycompact.knowledge.domain.FindingKind;
import org.capacitycompact.knowledge.domain.IatiActivityReader;
import org.capacitycompact.knowledge.domain.OrganisationRole;
import org.capacitycompact.knowledge.domain.Outcome;
import org.capacitycompact.knowledge.domain.ReadingBounds;
import org.capacitycompact.knowledge.domain.ReadingBreak;
import org.capacitycompact.knowledge.domain.ResultType;
import org.capacitycompact.knowledge.domain.TiedStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The portal's test checks for all bundles that the two languages agree. */
class KnowledgeWordsTest {
  private static final Path RESOURCES = Path.of("src", "main", "resources");

  private static Set<String> words() throws IOException {
    Properties texts = new Properties();
    try (Reader in = Files.newBufferedReader(RESOURCES.resolve("messages-knowledge.properties"))) {
      texts.load(in);
    }
    return texts.stringPropertyNames();
  }

  @Test
  void everyConstantThatIsShownHasWords() throws IOException {
    Set<String> needed = new TreeSet<>();
    needed.addAll(keys("finding", FindingKind.values()));
    needed.addAll(keys("weight", FindingKind.Weight.values()));
    needed.addAll(keys("break", ReadingBreak.Kind.values()));
    needed.addAll(keys("outcome", Outcome.values()));
    needed.addAll(keys("outcome.meaning", Outcome.values()));
    needed.addAll(keys("status", ActivityStatus.values()));
    needed.addAll(keys("tied", TiedStatus.values()));
    needed.addAll(keys("date", ActivityDateType.values()));
    needed.addAll(keys("role", OrganisationRole.values()));
    needed.addAll(keys("budget", BudgetType.values()));
    needed.addAll(keys("result", ResultType.values()));
    assertThat(words()).containsAll(needed);
  }

  private static List<String> keys(String family, Enum<?>[] constants) {
    return Arrays.stream(constants).map(c -> "knowledge." + family + "." + c.name()).toList();
  }

  @Test
  void everyMessageThatAPageOrAControllerNamesHasWords() throws IOException {
    Pattern named = Pattern.compile("(?:#\\{|')(knowledge\\.[a-zA-Z0-9.]+)");
    Pattern said = Pattern.compile("\"(knowledge\\.[a-zA-Z.]*[a-zA-Z])\"");
    Set<String> used = new TreeSet<>();
    collect(RESOURCES.resolve("templates/knowledge"), named, used);
    collect(Path.of("src/main/java/org/capacitycompact/knowledge"), said, used);
    assertThat(used).hasSizeGreaterThan(60);
    assertThat(words()).containsAll(used);
  }

  private static void collect(Path folder, Pattern pattern, Set<String> into) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        pattern.matcher(Files.readString(file)).results().forEach(hit -> into.add(hit.group(1)));
      }
    }
  }

  /** Every field in reports on really published activities has a text. */
  @ParameterizedTest
  @ValueSource(strings = {"01-aidtype-D-E.xml", "06-french-spanish-portuguese.xml"})
  void everyFieldOfAReportHasWords(String name) throws IOException {
    Path file = Path.of("..", "shared", "cases", name);
    assumeTrue(Files.exists(file), () -> "not checked: " + file + " is not beside the project");
    Set<String> parts;
    try (InputStream in = Files.newInputStream(file)) {
      parts =
          new IatiActivityReader(ReadingBounds.DEFAULT)
              .read(in).activities().stream()
                  .flatMap(a -> a.findings().stream())
                  .flatMap(f -> Arrays.stream(f.field().split("/")))
                  .filter(part -> !part.equals("narrative"))
                  .map(part -> "knowledge.field." + part.replace("@", "").replace(':', '.'))
                  .collect(Collectors.toCollection(TreeSet::new));
    }
    assertThat(parts).hasSizeGreaterThan(10);
    assertThat(words()).containsAll(parts);
  }
}
