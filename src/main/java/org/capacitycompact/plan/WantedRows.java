package org.capacitycompact.plan;

import java.util.Map;
import java.util.Optional;
import org.capacitycompact.initiative.Initiative;
import org.springframework.stereotype.Component;

/** The rows that somebody wants changed, as they stand and as they were. */
@Component
class WantedRows {

  private final PlanRows rows;

  WantedRows(PlanRows rows) {
    this.rows = rows;
  }

  /** The row that a change is about as it stands; empty when it is gone, or is yet to be added. */
  Optional<Row> of(WantedChange wanted) {
    return wanted.act() == WantedChange.Act.ADD
        ? Optional.empty()
        : rows.find(wanted.number(), wanted.section(), wanted.row());
  }

  /**
   * The change of a plan that it is, as it stands; what both sides agreed on asks no more of them.
   */
  PlanGuard.Change change(
      WantedChange wanted, Initiative initiative, PlanAccess access, boolean agreed) {
    Row row = of(wanted).orElse(null);
    return new PlanGuard.Change(
        initiative,
        access.phase(),
        wanted.section(),
        row,
        wanted.after(row),
        access.actor(),
        agreed);
  }

  /**
   * Whether somebody changed, since that revision, what the change is about: the same fields, or
   * anything of a row that goes.
   */
  boolean isOvertaken(WantedChange wanted, Row there, int seen) {
    if (there.revision() == seen) {
      return false;
    }
    Map<String, Object> base =
        rows.at(wanted.number(), wanted.section(), there.position(), seen).orElse(Map.of());
    return wanted.act() == WantedChange.Act.REMOVE
        || Merge.differing(base, there.values()).stream().anyMatch(wanted.changed()::containsKey);
  }

  /** The row as it was at a revision, with the fields that somebody wants changed. */
  Map<String, Object> with(WantedChange wanted, int seen) {
    return wanted.onto(
        rows.at(wanted.number(), wanted.section(), wanted.row(), seen).orElse(Map.of()));
  }
}
