package org.capacitycompact.knowledge.domain;

import java.util.List;

/**
 * One activity of a file and what is said about it.
 *
 * @param position of the activity in the file, from 1; also those without an identifier have one
 * @param line where the activity begins, from 1
 * @param complete false where the file broke inside it or it is larger than the bounds: a complete
 *     one that is known already must not be replaced by it
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
