package org.capacitycompact.plan;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.capacitycompact.authorization.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What one person may do in one plan at this moment.
 *
 * @param edits whether they write any row but other countries': the country that leads
 * @param ownPart whether they write the rows that are their organisation's
 * @param proposes whether they propose to the country what they do not write themselves
 * @param updates whether they make small changes to a signed plan's work and risks: the implementer
 * @param countries whose rows are another country's than the lead's
 */
public record PlanAccess(
    Actor actor,
    Phase phase,
    boolean edits,
    boolean ownPart,
    boolean proposes,
    boolean updates,
    CountryParts countries) {

  private static final Set<Section> UPDATED = EnumSet.of(Section.WORK, Section.RISKS);

  /** Of a plan that is only read. */
  public static PlanAccess reading(Actor actor) {
    return new PlanAccess(actor, Phase.CLOSED, false, false, false, false, CountryParts.NONE);
  }

  /** Whether they may write anything at all in the section. */
  public boolean writesIn(Section section) {
    return edits
        || ownPart && section.ownerField() != null
        || updates && UPDATED.contains(section)
        || countries.isWrittenIn(section);
  }

  /**
   * Whether they may make this row of that one.
   *
   * @param before the row's values; null when it is added
   * @param after null when it is removed
   */
  public boolean mayWrite(
      Section section, @Nullable Map<String, Object> before, @Nullable Map<String, Object> after) {
    if (countries.isWrittenIn(section)) {
      return countries.isOwn(before, after);
    }
    return (edits
            || updates && UPDATED.contains(section) && before != null && after != null
            || ownPart
                && (before == null || isTheirs(section, before))
                && (after == null || isTheirs(section, after)))
        && !(before != null && countries.isOfAnother(before));
  }

  /** Whether it is a row of their own organisation. */
  public boolean isTheirs(Section section, Map<String, Object> values) {
    String field = section.ownerField();
    Object owner = field == null ? null : values.get(field);
    return owner != null
        && actor.isTiedTo(List.of(String.valueOf(owner).replaceFirst("^provider:", "")));
  }
}
