package org.capacitycompact.knowledge.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report of an import on one activity of its file.
 *
 * @param position in the file, from 1
 * @param line of the file where it begins, from 1
 * @param knownActivity the resulting known activity; null when there is none
 */
public record ImportLine(
    int position,
    int line,
    @Nullable String identifier,
    @Nullable String title,
    Outcome outcome,
    @Nullable Long knownActivity,
    List<ImportFinding> findings) {
  public ImportLine {
    findings = List.copyOf(findings);
  }

  /** The lines of one part of the report, in the order of reading. */
  public List<ImportFinding> findings(FindingKind.Weight weight) {
    return findings.stream().filter(f -> f.kind().weight() == weight).toList();
  }
}
