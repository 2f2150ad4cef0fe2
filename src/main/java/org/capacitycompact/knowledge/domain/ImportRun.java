package org.capacitycompact.knowledge.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One imported file.
 *
 * @param fileName without folders and unsafe characters
 * @param fileHash SHA-256 (hex) of its bytes
 * @param version of the standard, as stated in the file
 * @param readingBreak where reading stopped early; the activities before it were taken
 * @param importedBy user id
 * @param counts how many activities had each outcome; contains every outcome
 */
public record ImportRun(
    long id,
    String fileName,
    String fileHash,
    long bytes,
    @Nullable String version,
    @Nullable ReadingBreak readingBreak,
    String importedBy,
    Instant importedAt,
    Map<Outcome, Integer> counts) {

  public ImportRun {
    Map<Outcome, Integer> all = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      all.put(outcome, counts.getOrDefault(outcome, 0));
    }
    counts = Collections.unmodifiableMap(all);
  }

  /** How many activities the file contains. */
  public int activities() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  public int count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0);
  }
}
