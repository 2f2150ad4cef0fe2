package org.capacitycompact.knowledge;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.capacitycompact.knowledge.domain.ActivityFileReport;
import org.capacitycompact.knowledge.domain.FindingKind;
import org.capacitycompact.knowledge.domain.IatiActivityReader;
import org.capacitycompact.knowledge.domain.ImportFinding;
import org.capacitycompact.knowledge.domain.ReadingBounds;
import org.capacitycompact.knowledge.domain.ReportedActivity;

/** Small activity files, written by hand for one rule each. */
final class ActivityXml {
  private ActivityXml() {}

  static String file(String... activities) {
    return "<iati-activities version=\"2.03\">\n"
        + String.join("\n", activities)
        + "\n</iati-activities>";
  }

  static String activity(String identifier, String body) {
    return "<iati-activity xml:lang=\"en\" default-currency=\"USD\"><iati-identifier>"
        + identifier
        + "</iati-identifier>"
        + body
        + "</iati-activity>";
  }

  static ActivityFileReport read(String xml) {
    return read(xml.getBytes(StandardCharsets.UTF_8), ReadingBounds.DEFAULT);
  }

  static ActivityFileReport read(byte[] bytes, ReadingBounds bounds) {
    return new IatiActivityReader(bounds).read(new ByteArrayInputStream(bytes));
  }

  /** The only activity of a file with this body. */
  static ReportedActivity one(String body) {
    return read(file(activity("XX-1", body))).activities().get(0);
  }

  /** What was wrong, and which required fields are missing, as "KIND field value". */
  static List<String> objections(ReportedActivity activity, String fieldPrefix) {
    return activity.findings().stream()
        .filter(f -> f.kind() != FindingKind.TAKEN && f.kind() != FindingKind.WANTED_MISSING)
        .filter(f -> f.field().startsWith(fieldPrefix))
        .map(ActivityXml::line)
        .toList();
  }

  private static String line(ImportFinding f) {
    return f.kind() + " " + f.field() + (f.value() == null ? "" : " " + f.value());
  }
}
