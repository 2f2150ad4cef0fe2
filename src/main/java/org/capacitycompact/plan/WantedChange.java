package org.capacitycompact.plan;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;

/**
 * A change that somebody would have in a plan: of one row, whole or of some of its fields.
 *
 * @param position of the row; null of one that is added
 * @param base the revision of the row that they had before their eyes; null of one that is added
 * @param changed the fields that become another, by the keys of the section's form; none of a row
 *     that is removed
 */
public record WantedChange(
    InitiativeNumber number,
    Section section,
    Act act,
    @Nullable Integer position,
    @Nullable Integer base,
    Map<String, Optional<Object>> changed) {

  /** What becomes of the row. */
  public enum Act {
    ADD,
    CHANGE,
    REMOVE
  }

  /** A row that is added. */
  public static WantedChange added(
      InitiativeNumber number, Section section, Map<String, Object> values) {
    return new WantedChange(number, section, Act.ADD, null, null, differing(Map.of(), values));
  }

  /**
   * A row that becomes another.
   *
   * @param base the revision that its writer had before their eyes
   * @param was the row at that revision
   */
  public static WantedChange changed(
      InitiativeNumber number,
      Row row,
      int base,
      Map<String, Object> was,
      Map<String, Object> values) {
    return new WantedChange(
        number, row.section(), Act.CHANGE, row.position(), base, differing(was, values));
  }

  /** A row that goes. */
  public static WantedChange removed(InitiativeNumber number, Row row) {
    return new WantedChange(
        number, row.section(), Act.REMOVE, row.position(), row.revision(), Map.of());
  }

  private static Map<String, Optional<Object>> differing(
      Map<String, Object> base, Map<String, Object> values) {
    Map<String, Object> plain = PlanRows.plain(values);
    Map<String, Optional<Object>> changed = new LinkedHashMap<>();
    Merge.differing(base, plain)
        .forEach(key -> changed.put(key, Optional.ofNullable(plain.get(key))));
    return changed;
  }

  /** The position of the row that is there. */
  int row() {
    return Objects.requireNonNull(position);
  }

  /** The fields that have a value afterwards. */
  Map<String, Object> values() {
    return changed.entrySet().stream()
        .filter(each -> each.getValue().isPresent())
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().orElseThrow()));
  }

  /** The fields that are empty afterwards. */
  Set<String> emptied() {
    return changed.entrySet().stream()
        .filter(each -> each.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** A row with this change. */
  Map<String, Object> onto(Map<String, Object> row) {
    Map<String, Object> after = new HashMap<>(row);
    after.keySet().removeAll(emptied());
    after.putAll(values());
    return after;
  }

  /** What a row becomes by it; null when it goes. */
  @Nullable Map<String, Object> after(@Nullable Row row) {
    return act == Act.REMOVE ? null : onto(row == null ? Map.of() : row.values());
  }
}
