package org.capacitycompact.knowledge.web;

import java.util.List;
import java.util.Locale;
import org.capacitycompact.knowledge.domain.ImportFinding;
import org.jspecify.annotations.Nullable;

/**
 * A finding as people read it.
 *
 * @param field in words, {@code Budget › Value}
 * @param said what was found there
 * @param value as published; null when absent
 */
record FindingView(String field, String said, @Nullable String value, int line, int times) {

  /** The most findings shown for one activity; the exported report has all. */
  static final int MOST = 50;

  static List<FindingView> of(List<ImportFinding> findings, KnowledgeWords words, Locale language) {
    return findings.stream()
        .limit(MOST)
        .map(
            finding ->
                new FindingView(
                    words.field(finding.field(), language),
                    words.of("finding", finding.kind(), language),
                    finding.value(),
                    finding.line(),
                    finding.times()))
        .toList();
  }
}
