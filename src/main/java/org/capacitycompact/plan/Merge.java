package org.capacitycompact.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A row that two people changed at the same time, by its fields.
 *
 * @param base as both had opened it
 * @param mine as the one who is asked wrote it
 * @param theirs as the other one saved it
 */
public record Merge(
    Map<String, Object> base, Map<String, Object> mine, Map<String, Object> theirs) {

  /** The fields that I changed. */
  public Set<String> changedByMe() {
    return differing(base, mine);
  }

  /** The fields that the other one changed. */
  public Set<String> changedByThem() {
    return differing(base, theirs);
  }

  /** The fields that both changed, each to something else. */
  public Set<String> both() {
    return changedByMe().stream()
        .filter(changedByThem()::contains)
        .filter(key -> !Objects.equals(mine.get(key), theirs.get(key)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The row with what only one of us changed.
   *
   * @param chosen the fields of both in which mine stands
   */
  public Map<String, Object> merged(Set<String> chosen) {
    Map<String, Object> merged = new HashMap<>(theirs);
    Set<String> both = both();
    changedByMe().stream()
        .filter(key -> !both.contains(key) || chosen.contains(key))
        .forEach(
            key -> {
              Object value = mine.get(key);
              if (value == null) {
                merged.remove(key);
              } else {
                merged.put(key, value);
              }
            });
    return merged;
  }

  /** The keys whose values are not the same in both. */
  static Set<String> differing(Map<String, Object> one, Map<String, Object> other) {
    Set<String> keys = new TreeSet<>(one.keySet());
    keys.addAll(other.keySet());
    keys.removeIf(key -> Objects.equals(one.get(key), other.get(key)));
    return keys;
  }
}
