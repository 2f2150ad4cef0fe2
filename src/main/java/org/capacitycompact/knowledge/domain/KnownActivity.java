package org.capacitycompact.knowledge.domain;

import java.time.Instant;
import java.util.List;

/**
 * A known activity with its source and the findings of its import.
 *
 * @param fileName of the file from which it was last taken
 * @param complete false when only part of it could be read
 * @param firstSeen when it was first in an imported file
 * @param lastSeen when it was last in an imported file
 */
public record KnownActivity(
    long id,
    PublishedActivity published,
    String fileName,
    String fileHash,
    boolean complete,
    Instant firstSeen,
    Instant lastSeen,
    List<ImportFinding> findings) {
  public KnownActivity {
    findings = List.copyOf(findings);
  }

  /** The partner countries, without repetitions. */
  public List<String> countries() {
    return ActivityProjection.countries(published);
  }

  public List<ImportFinding> findings(FindingKind.Weight weight) {
    return findings.stream().filter(f -> f.kind().weight() == weight).toList();
  }
}
