package org.capacitycompact.knowledge.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.platform.text.WrittenText;
import org.jspecify.annotations.Nullable;

/**
 * Collects the findings on one activity. Repeated findings on the same value are one line with a
 * count, because publishers repeat their errors hundreds of times.
 */
final class Findings {
  private record Key(FindingKind kind, String field, @Nullable String value) {}

  private final Map<Key, ImportFinding> findings = new LinkedHashMap<>();

  void taken(String field, int line) {
    add(FindingKind.TAKEN, field, null, line);
  }

  void missing(String field, int line) {
    add(FindingKind.REQUIRED_MISSING, field, null, line);
  }

  /** Reports the field as missing, unless it is there and was reported as wrong. */
  void missingUnlessWrong(FindingKind kind, String field, int line) {
    if (!wrong(field)) {
      add(kind, field, null, line);
    }
  }

  private boolean wrong(String field) {
    return findings.keySet().stream()
        .filter(key -> key.kind().weight() == FindingKind.Weight.WRONG)
        .filter(key -> key.kind() != FindingKind.CODE_OFF_LIST)
        .anyMatch(key -> key.field().equals(field) || key.field().startsWith(field + "/"));
  }

  void add(FindingKind kind, String field, @Nullable String value, int line) {
    String shown = value == null ? null : WrittenText.cut(value, ImportFinding.MAX_VALUE);
    findings.merge(
        new Key(kind, field, shown),
        new ImportFinding(kind, field, shown, line, 1),
        (first, again) -> new ImportFinding(kind, field, shown, first.line(), first.times() + 1));
  }

  List<ImportFinding> list() {
    return List.copyOf(findings.values());
  }
}
