package org.capacitycompact.plan;

import java.util.List;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.Initiative;
import org.jspecify.annotations.Nullable;

/**
 * Asked before a plan is written, within the transaction, once the writer's right is clear: what a
 * capability guards beyond the rows themselves, such as the rules for signed plans.
 */
public interface PlanGuard {

  /**
   * A change that somebody wants.
   *
   * @param before the row as it stands; null of one that is added
   * @param after the row as it would be; null of one that is removed
   * @param agreed whether the parties to a signed plan agreed on it already
   */
  record Change(
      Initiative initiative,
      Phase phase,
      Section section,
      @Nullable Row before,
      @Nullable Map<String, Object> after,
      Actor by,
      boolean agreed) {}

  /** What speaks against it; empty when nothing does. */
  List<FieldError> against(Change change);

  /** Told of what was written, within its transaction. */
  default void written(Change change, Row row) {}
}
