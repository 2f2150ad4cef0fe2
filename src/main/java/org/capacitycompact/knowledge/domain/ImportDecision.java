package org.capacitycompact.knowledge.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides how each activity of a file relates to what is known already. */
final class ImportDecision {

  /** What is known under a key. */
  record Known(String contentHash, boolean complete, int rules, @Nullable Instant lastUpdated) {}

  /**
   * An activity with its outcome.
   *
   * @param key under which it is known; null when it has none
   * @param reread whether the known one has the same content and was read under older rules
   * @param kept whether it becomes the known one under the key
   */
  record Entry(
      ReportedActivity reported,
      @Nullable String key,
      Outcome outcome,
      boolean kept,
      boolean reread) {
    Entry(ReportedActivity reported, @Nullable String key, Outcome outcome, boolean kept) {
      this(reported, key, outcome, kept, false);
    }

    /** Whether its content has to be written. */
    boolean written() {
      return kept && (outcome != Outcome.UNCHANGED || reread);
    }
  }

  private ImportDecision() {}

  /** The keys of the activities, in order; null for those that nobody could find again. */
  static List<@Nullable String> keys(List<ReportedActivity> activities) {
    Map<String, Integer> unnamed = new HashMap<>();
    List<@Nullable String> keys = new ArrayList<>(activities.size());
    for (ReportedActivity reported : activities) {
      PublishedActivity activity = reported.activity();
      if (activity.identifier() != null) {
        keys.add("identifier:" + activity.identifier());
      } else if (activity.titles().isEmpty() && activity.descriptions().isEmpty()) {
        keys.add(null);
      } else {
        // Numbered among equal ones, not in the file, so that a new one in front does not change
        // the keys of the rest.
        int place = unnamed.merge(activity.contentHash(), 1, Integer::sum);
        keys.add("content:" + activity.contentHash() + ":" + place);
      }
    }
    return keys;
  }

  static List<Entry> decide(
      List<ReportedActivity> activities, List<@Nullable String> keys, Map<String, Known> known) {
    Set<String> seen = new HashSet<>();
    List<Entry> entries = new ArrayList<>(activities.size());
    for (int i = 0; i < activities.size(); i++) {
      String key = keys.get(i);
      ReportedActivity reported = activities.get(i);
      if (key == null) {
        entries.add(new Entry(reported, null, Outcome.UNREADABLE, false));
      } else if (!seen.add(key)) {
        entries.add(new Entry(reported, key, Outcome.DUPLICATE, false));
      } else {
        entries.add(entry(reported, key, known.get(key)));
      }
    }
    return entries;
  }

  private static Entry entry(ReportedActivity reported, String key, @Nullable Known known) {
    boolean complete = reported.complete();
    if (known == null) {
      return new Entry(reported, key, complete ? Outcome.NEW : Outcome.INCOMPLETE, true);
    }
    boolean worse = known.complete() && !complete;
    boolean better = complete && !known.complete();
    if (worse) {
      return new Entry(reported, key, Outcome.INCOMPLETE, false);
    }
    if (known.contentHash().equals(reported.activity().contentHash()) && !better) {
      boolean reread = known.rules() < PublishedActivity.RULES;
      return new Entry(reported, key, Outcome.UNCHANGED, true, reread);
    }
    Instant mine = reported.activity().lastUpdated();
    Instant newest = known.lastUpdated();
    if (mine != null && newest != null && mine.isBefore(newest) && !better) {
      return new Entry(older(reported, mine), key, Outcome.OLDER, false);
    }
    return new Entry(reported, key, complete ? Outcome.UPDATED : Outcome.INCOMPLETE, true);
  }

  private static ReportedActivity older(ReportedActivity reported, Instant lastUpdated) {
    List<ImportFinding> findings = new ArrayList<>(reported.findings());
    findings.add(
        new ImportFinding(
            FindingKind.OLDER_THAN_KNOWN,
            "@last-updated-datetime",
            lastUpdated.toString(),
            reported.line(),
            1));
    return new ReportedActivity(
        reported.position(), reported.line(), reported.complete(), reported.activity(), findings);
  }

  static Map<Outcome, Integer> counts(List<Entry> entries) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    entries.forEach(entry -> counts.merge(entry.outcome(), 1, Integer::sum));
    return counts;
  }
}
