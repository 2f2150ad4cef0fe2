package org.capacitycompact.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.capacitycompact.knowledge.ActivityXml.activity;
import static org.capacitycompact.knowledge.ActivityXml.file;
import static org.capacitycompact.knowledge.ActivityXml.objections;
import static org.capacitycompact.knowledge.ActivityXml.read;

import java.util.List;
import org.capacitycompact.knowledge.domain.ActivityFileReport;
import org.capacitycompact.knowledge.domain.ReportedActivity;
import org.junit.jupiter.api.Test;

class NoActivityIsLostTest {
  private static String hashOf(String xml) {
    return read(xml).activities().get(0).activity().contentHash();
  }

  @Test
  void anActivityWithoutIdentifierIsReportedWithItsPlaceInTheFile() {
    List<ReportedActivity> activities =
        read(file(activity("A", ""), activity("  ", ""), "<iati-activity/>", activity("B", "")))
            .activities();
    assertThat(activities)
        .extracting("position", "line", "activity.identifier")
        .containsExactly(tuple(1, 2, "A"), tuple(2, 3, null), tuple(3, 4, null), tuple(4, 5, "B"));
    assertThat(objections(activities.get(1), "iati-identifier"))
        .containsExactly("REQUIRED_MISSING iati-identifier");
  }

  @Test
  void aDuplicateIdentifierIsReportedAndBothAreKept() {
    List<ReportedActivity> activities =
        read(file(activity("A", ""), activity(" A ", "<title><narrative>2</narrative></title>")))
            .activities();
    assertThat(activities).hasSize(2);
    assertThat(objections(activities.get(0), "iati-identifier")).isEmpty();
    assertThat(objections(activities.get(1), "iati-identifier"))
        .containsExactly("DUPLICATE_IDENTIFIER iati-identifier A");
    assertThat(activities.get(1).activity().titles()).hasSize(1);
  }

  @Test
  void anIdentifierTooLongToBeOneIsReportedAndTheActivityIsKept() {
    ReportedActivity activity = read(file(activity("x".repeat(400), ""))).activities().get(0);
    assertThat(activity.activity().identifier()).isNull();
    assertThat(objections(activity, "iati-identifier"))
        .containsExactly("TOO_LONG iati-identifier " + "x".repeat(200));
  }

  @Test
  void anElementGivenTwiceIsTakenOnceAndReported() {
    ReportedActivity activity =
        read(file(activity("A", "<default-tied-status code='5'/><default-tied-status code='3'/>")))
            .activities()
            .get(0);
    assertThat(activity.activity().tiedStatus().name()).isEqualTo("UNTIED");
    assertThat(objections(activity, "default-tied"))
        .containsExactly("REPEATED default-tied-status");
  }

  @Test
  void theSameMistakeOftenIsOneLineWithACount() {
    ReportedActivity activity =
        read(file(activity("A", "<sector/>\n<sector/>\n<sector/>"))).activities().get(0);
    assertThat(activity.findings())
        .filteredOn(f -> f.field().equals("sector/@code"))
        .extracting("times", "line")
        .containsExactly(tuple(3, 2));
  }

  @Test
  void theSameBytesGiveAnEqualReport() {
    String xml = file(activity("A", "<sector/>"), activity("A", "<budget/>"));
    ActivityFileReport first = read(xml);
    assertThat(read(xml)).isEqualTo(first).hasToString(first.toString());
    assertThat(read(xml + " ").fileHash()).isNotEqualTo(first.fileHash());
  }

  @Test
  void theContentHashChangesOnlyWithTheContent() {
    String hash = hashOf(file(activity("A", "<sector code='1' percentage='100'/>")));
    String elsewhere =
        file(
            activity("Z", ""),
            activity(
                "\n A",
                " <sector xmlns:d='http://example.org/d' d:i='9' percentage='100' code='1' />\n"));
    assertThat(read(elsewhere).activities().get(1).activity().contentHash()).isEqualTo(hash);
    assertThat(hashOf(file(activity("A", "<sector code='2' percentage='100'/>"))))
        .isNotEqualTo(hash);
    assertThat(hashOf(file(activity("A", "<sector code='1' percentage='100'/><tag/>"))))
        .isNotEqualTo(hash);
  }
}
