package org.capacitycompact.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.capacitycompact.rulebook.Finding;
import org.jspecify.annotations.Nullable;

/**
 * The differences between two verdicts of one decision, from the earlier to the later.
 *
 * @param said results that differ: version, outcome, score, gatesFailed, other outputs by name
 * @param facts inputs that differ
 * @param findings criteria with different findings, in the order of the later table
 */
public record Difference(List<Changed> said, List<Changed> facts, List<Found> findings) {

  /** A value by name; null when it was unknown or absent. */
  public record Changed(String name, @Nullable Object before, @Nullable Object after) {}

  /** A criterion; null on the side whose table does not have it. */
  public record Found(String criterion, @Nullable Finding before, @Nullable Finding after) {}

  public static Difference between(Verdict before, Verdict after) {
    return new Difference(
        changed(said(before), said(after)),
        changed(before.facts(), after.facts()),
        found(before, after));
  }

  public boolean isEmpty() {
    return said.isEmpty() && facts.isEmpty() && findings.isEmpty();
  }

  private static Map<String, Object> said(Verdict verdict) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("version", verdict.version());
    said.put("outcome", verdict.outcome());
    verdict.outputs().forEach(said::put);
    // The outcome is also among the outputs, under its own name.
    said.entrySet()
        .removeIf(
            each ->
                !each.getKey().equals("outcome")
                    && each.getValue() != null
                    && !(each.getValue() instanceof Number)
                    && each.getValue().toString().equals(verdict.outcome()));
    return said;
  }

  private static List<Changed> changed(Map<String, Object> before, Map<String, Object> after) {
    Set<String> names = new LinkedHashSet<>(after.keySet());
    names.addAll(before.keySet());
    List<Changed> changed = new ArrayList<>();
    for (String name : names) {
      if (!same(before.get(name), after.get(name))) {
        changed.add(new Changed(name, before.get(name), after.get(name)));
      }
    }
    return changed;
  }

  private static List<Found> found(Verdict before, Verdict after) {
    Map<String, Finding> then = byCriterion(before);
    Map<String, Finding> now = byCriterion(after);
    Set<String> criteria = new LinkedHashSet<>(now.keySet());
    criteria.addAll(then.keySet());
    return criteria.stream()
        .map(criterion -> new Found(criterion, then.get(criterion), now.get(criterion)))
        .filter(found -> !same(found.before(), found.after()))
        .toList();
  }

  private static Map<String, Finding> byCriterion(Verdict verdict) {
    Map<String, Finding> findings = new LinkedHashMap<>();
    verdict.findings().forEach(finding -> findings.put(finding.criterion(), finding));
    return findings;
  }

  /** The matched row is ignored: it is no difference to readers, and older verdicts lack it. */
  private static boolean same(@Nullable Finding before, @Nullable Finding after) {
    return before == null || after == null
        ? before == after
        : before.level().equals(after.level())
            && before.gate() == after.gate()
            && before.points() == after.points()
            && before.weight() == after.weight()
            && before.remedy().equals(after.remedy());
  }

  /** Whether two values mean the same: stored as JSON, a number may come back with another type. */
  static boolean same(@Nullable Object before, @Nullable Object after) {
    if (before instanceof Number one && after instanceof Number other) {
      return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
    }
    if (before instanceof List<?> one && after instanceof List<?> other) {
      return one.size() == other.size()
          && IntStream.range(0, one.size()).allMatch(i -> same(one.get(i), other.get(i)));
    }
    if (before instanceof Map<?, ?> one && after instanceof Map<?, ?> other) {
      return one.keySet().equals(other.keySet())
          && one.keySet().stream().allMatch(key -> same(one.get(key), other.get(key)));
    }
    return Objects.equals(before, after);
  }
}
