package org.capacitycompact.knowledge.domain;

import java.util.List;

/**
 * One activity of a file and the findings on it.
 *
 * @param position of the activity in the file, from 1, also without an identifier
 * @param line where the activity begins, from 1
 * @param complete false when the file breaks off inside it or it exceeds the limits; it must then
 *     not replace a complete one that is known
 */
public record ReportedActivity(
    int position,
    int line,
    boolean complete,
    PublishedActivity activity,
    List<ImportFinding> findings) {
  public ReportedActivity {
    findings = List.copyOf(findings);
  }

  /** The lines of one part of the report, in the order of reading. */
  public List<ImportFinding> findings(FindingKind.Weight weight) {
    return findings.stream().filter(f -> f.kind().weight() == weight).toList();
  }
}
