package org.capacitycompact.release;

import java.util.Map;
import org.capacitycompact.release.InstanceMove.Outcome;

/**
 * The result of a run.
 *
 * @param moved how many processes now follow this release
 * @param stay how many cannot, each with an incident that says why
 * @param busy how many people were working on; the next run tries them again
 */
record MoveResult(int moved, int stay, int busy) {

  static final MoveResult NOTHING = new MoveResult(0, 0, 0);

  static MoveResult of(Map<Outcome, Integer> ends) {
    return new MoveResult(
        ends.getOrDefault(Outcome.MOVED, 0),
        ends.getOrDefault(Outcome.STAYS, 0),
        ends.getOrDefault(Outcome.BUSY, 0));
  }

  @Override
  public String toString() {
    return moved + " processes moved, " + stay + " stay, " + busy + " are tried again";
  }
}
