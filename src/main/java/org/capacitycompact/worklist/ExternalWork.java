package org.capacitycompact.worklist;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;

/**
 * How a capability controls the work that outside systems fetch from the engine: one bean per
 * topic. It is called in the transaction in which a worker fetches work, so that nothing goes out
 * that may not.
 */
public interface ExternalWork {

  /** The worker id of work that is held back. */
  String HELD_BACK = "held-back";

  /**
   * A piece of such work.
   *
   * @param number the initiative's number
   * @param localKey tells instances of the same step apart: the milestone's number
   */
  record Piece(InitiativeNumber number, String localKey) {}

  /** The topic of the service tasks in the models. */
  String topic();

  /**
   * Decides which of these pieces may go out now, and records those that do.
   *
   * @return for each piece everything that its worker is told; these values are only sent to the
   *     worker and never stored in the engine. A piece without an entry is held back. Values are
   *     texts or whole numbers.
   */
  Map<Piece, Map<String, Object>> handOut(Collection<Piece> pieces);

  /**
   * The worker reports, with an error code of the model, that a piece cannot be done as it stands.
   *
   * @return false when the code means nothing here; otherwise the piece is held back until that is
   *     mended
   */
  boolean handleRefusal(Piece piece, String code, String message);

  /**
   * Whether this person supplied the data on which this work is based, and so may not report it
   * done; checked beside the duties of {@code authorization.Duty}.
   */
  boolean proposedBy(Piece piece, String userId);

  /**
   * When the last obstacle to an initiative's work was removed, from which its waiting time counts;
   * empty when there never was one.
   */
  Optional<Instant> freeSince(InitiativeNumber number);
}
