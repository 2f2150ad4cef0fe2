package org.capacitycompact.knowledge.domain;

import java.time.Instant;
import java.util.List;

/**
 * A known activity with its source and with what was said of it when it was taken.
 *
 * @param fileName of the file it was taken from last
 * @param complete false where only a part of it could be read
 * @param firstSeen when a file first held it
 * @param lastSeen when a file last held it
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

  /** The partner countries, each once. */
  public List<String> countries() {
    return Projection.countries(published);
  }

  public List<ImportFinding> findings(FindingKind.Weight weight) {
    return findings.stream().filter(f -> f.kind().weight() == weight).toList();
  }
}
