package org.capacitycompact.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What becomes of a row that two people changed since they both opened it.
 *
 * @param values theirs, with what only I changed
 * @param both the fields that both changed, differently: nobody decides but the one who writes
 * @param kept the fields that only they changed
 */
record Merge(Map<String, Object> values, Set<String> both, Set<String> kept) {

  static Merge of(Map<String, Object> base, Map<String, Object> mine, Map<String, Object> theirs) {
    Set<String> changedByMe = differing(base, mine);
    Set<String> changedByThem = differing(base, theirs);
    Set<String> both =
        changedByMe.stream()
            .filter(changedByThem::contains)
            .filter(key -> !Objects.equals(mine.get(key), theirs.get(key)))
            .collect(Collectors.toCollection(TreeSet::new));
    Map<String, Object> values = new HashMap<>(theirs);
    changedByMe.forEach(
        key -> {
          if (mine.containsKey(key)) {
            values.put(key, mine.get(key));
          } else {
            values.remove(key);
          }
        });
    Set<String> kept = new TreeSet<>(changedByThem);
    kept.removeAll(changedByMe);
    return new Merge(values, both, kept);
  }

  /** The keys under which two rows differ. */
  static Set<String> differing(Map<String, Object> one, Map<String, Object> other) {
    Set<String> keys = new HashSet<>(one.keySet());
    keys.addAll(other.keySet());
    return keys.stream()
        .filter(key -> !Objects.equals(one.get(key), other.get(key)))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
