package org.capacitycompact.plan;

import java.util.List;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What one person may do in one plan at this moment.
 *
 * @param edits whether they write any row: the country
 * @param ownPart whether they write the rows that are their organisation's
 * @param proposes whether they propose to the country what they do not write themselves
 * @param comments whether they comment on rows
 */
public record PlanAccess(
    Actor actor, Phase phase, boolean edits, boolean ownPart, boolean proposes, boolean comments) {

  /** Whether they may write anything at all in the section. */
  public boolean writesIn(Section section) {
    return edits || ownPart && section.ownerField() != null;
  }

  /**
   * Whether they may make this row of that one.
   *
   * @param before the row's values; null when it is added
   * @param after null when it is removed
   */
  public boolean mayWrite(
      Section section, @Nullable Map<String, Object> before, @Nullable Map<String, Object> after) {
    return edits
        || ownPart
            && (before == null || isTheirs(section, before))
            && (after == null || isTheirs(section, after));
  }

  /** Whether it is a row of their own organisation. */
  public boolean isTheirs(Section section, Map<String, Object> values) {
    String field = section.ownerField();
    Object owner = field == null ? null : values.get(field);
    return owner != null
        && actor.isTiedTo(List.of(String.valueOf(owner).replaceFirst("^provider:", "")));
  }
}
