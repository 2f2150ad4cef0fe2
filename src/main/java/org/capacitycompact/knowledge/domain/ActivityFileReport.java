package org.capacitycompact.knowledge.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one file of published activities holds. The same bytes give an equal report.
 *
 * @param fileHash SHA-256 (hex) of the bytes, up to the bound on bytes
 * @param bytes how many were read
 * @param version of the standard that the file says it follows; null where it does not say
 * @param readingBreak null where the file was read to its end
 */
public record ActivityFileReport(
    String fileHash,
    long bytes,
    @Nullable String version,
    List<ReportedActivity> activities,
    @Nullable ReadingBreak readingBreak) {
  public ActivityFileReport {
    activities = List.copyOf(activities);
  }
}
