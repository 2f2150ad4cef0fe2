package org.capacitycompact.knowledge.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of one file of published activities. The same bytes give an equal report.
 *
 * @param fileHash SHA-256 (hex) of the bytes, up to the limit
 * @param bytes how many were read
 * @param version of the standard, as stated in the file; null when not stated
 * @param readingBreak null when the file was read to its end
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
