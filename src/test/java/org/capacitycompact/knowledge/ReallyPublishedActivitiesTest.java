package org.capacitycompact.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.capacitycompact.knowledge.domain.ActivityFileReport;
import org.capacitycompact.knowledge.domain.FindingKind;
import org.capacitycompact.knowledge.domain.IatiActivityReader;
import org.capacitycompact.knowledge.domain.ImportFinding;
import org.capacitycompact.knowledge.domain.ReadingBounds;
import org.capacitycompact.knowledge.domain.ReportedActivity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Real input from others; it is not part of the product, so it may be absent. */
class ReallyPublishedActivitiesTest {
  private static final Path CASES = Path.of("..", "shared", "cases");
  private static final Path SCHEMA =
      Path.of("..", "shared", "iati", "xsd", "iati-activities-schema.xsd");

  /** The findings that a schema can check, unlike shares, the order of dates or languages. */
  private static final Set<FindingKind> OF_THE_SCHEMA =
      Set.of(
          FindingKind.REQUIRED_MISSING, FindingKind.NOT_IN_STANDARD, FindingKind.NOT_PLAIN_DECIMAL);

  private static Path present(Path path) {
    assumeTrue(Files.exists(path), () -> "not checked: " + path + " is not beside the project");
    return path;
  }

  private static ActivityFileReport read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new IatiActivityReader(ReadingBounds.DEFAULT).read(in);
    }
  }

  @ParameterizedTest
  @CsvSource({"01-aidtype-D-E.xml,163,1", "06-french-spanish-portuguese.xml,88,0"})
  void noActivityIsLost(String name, int count, int withoutSector) throws IOException {
    Path file = present(CASES.resolve(name));
    ActivityFileReport report = read(file);
    assertThat(report.readingBreak()).isNull();
    assertThat(report.bytes()).isEqualTo(Files.size(file));
    assertThat(report.activities().size()).isEqualTo(count);
    assertThat(count(report, ReportedActivity::complete)).isEqualTo(count);
    assertThat(report.activities())
        .extracting(a -> a.activity().identifier())
        .doesNotContainNull()
        .doesNotHaveDuplicates();
    // Counted, not listed: a failure would print every activity.
    assertThat(count(report, a -> a.activity().titles().isEmpty())).isZero();
    assertThat(count(report, a -> a.activity().sectors().isEmpty())).isEqualTo(withoutSector);
    assertThat(read(file).equals(report)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"01-aidtype-D-E.xml,26,21,79,37"})
  void tyingIsCountedAsInTheSource(String name, int partially, int tied, int untied, int none)
      throws IOException {
    List<String> statuses =
        read(present(CASES.resolve(name))).activities().stream()
            .map(a -> String.valueOf(a.activity().tiedStatus()))
            .toList();
    assertThat(statuses).filteredOn("PARTIALLY_TIED"::equals).hasSize(partially);
    assertThat(statuses).filteredOn("TIED"::equals).hasSize(tied);
    assertThat(statuses).filteredOn("UNTIED"::equals).hasSize(untied);
    assertThat(statuses).filteredOn("null"::equals).hasSize(none);
  }

  @ParameterizedTest
  @CsvSource({"06-french-spanish-portuguese.xml,51,25,8"})
  void titlesAreReadInTheirLanguages(String name, int french, int spanish, int portuguese)
      throws IOException {
    ActivityFileReport report = read(present(CASES.resolve(name)));
    assertThat(count(report, a -> titled(a, "fr"))).isEqualTo(french);
    assertThat(count(report, a -> titled(a, "es"))).isEqualTo(spanish);
    assertThat(count(report, a -> titled(a, "pt"))).isEqualTo(portuguese);
  }

  private static long count(ActivityFileReport report, Predicate<ReportedActivity> rule) {
    return report.activities().stream().filter(rule).count();
  }

  private static boolean titled(ReportedActivity activity, String language) {
    return activity.activity().titles().stream().anyMatch(t -> t.language().equals(language));
  }

  /** If the schema rejects an activity, the report has a finding on it. */
  @ParameterizedTest
  @CsvSource({"01-aidtype-D-E.xml,35", "06-french-spanish-portuguese.xml,0"})
  void everyObjectionOfTheSchemaIsInTheReport(String name, int invalidActivities)
      throws IOException, SAXException {
    Path file = present(CASES.resolve(name));
    List<ReportedActivity> activities = read(file).activities();
    TreeSet<Integer> invalid = new TreeSet<>();
    for (int line : schemaErrorLines(file)) {
      ReportedActivity activity = last(activities, line);
      invalid.add(activity.position());
      assertThat(objections(activity))
          .as("objections to %s, line %s", activity.activity().identifier(), line)
          .isNotEmpty();
    }
    assertThat(invalid).hasSize(invalidActivities);
  }

  private static List<ImportFinding> objections(ReportedActivity activity) {
    return activity.findings().stream().filter(f -> OF_THE_SCHEMA.contains(f.kind())).toList();
  }

  private static ReportedActivity last(List<ReportedActivity> activities, int line) {
    return activities.stream().filter(a -> a.line() <= line).reduce((a, b) -> b).orElseThrow();
  }

  private static List<Integer> schemaErrorLines(Path file) throws IOException, SAXException {
    Validator validator =
        SchemaFactory.newDefaultInstance().newSchema(present(SCHEMA).toFile()).newValidator();
    List<Integer> lines = new ArrayList<>();
    validator.setErrorHandler(
        new ErrorHandler() {
          @Override
          public void warning(SAXParseException e) {}

          @Override
          public void error(SAXParseException e) {
            lines.add(e.getLineNumber());
          }

          @Override
          public void fatalError(SAXParseException e) throws SAXParseException {
            throw e;
          }
        });
    validator.validate(new StreamSource(file.toFile()));
    return lines;
  }
}
