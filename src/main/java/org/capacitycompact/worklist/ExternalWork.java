package org.capacitycompact.worklist;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * What a capability says of the work that systems outside fetch from the engine: one bean per
 * topic. It is asked in the transaction in which a worker takes the work, so that nothing goes out
 * that may not.
 */
public interface ExternalWork {

  /** Stands where the name of a worker stands, on whatever is held back. */
  String HELD_BACK = "held-back";

  /**
   * A piece of such work.
   *
   * @param number the initiative
   * @param localKey what tells instances of the same step apart: the milestone's number
   */
  record Piece(String number, String localKey) {}

  /** The topic of the service tasks in the models. */
  String topic();

  /**
   * Decides which of these pieces may go out now, and keeps on record what does.
   *
   * @return what the worker is told of each, and all that it is told: such values are for that
   *     worker's answer only and are never stored in the engine. A piece without an entry is held
   *     back. Values are texts or whole numbers.
   */
  Map<Piece, Map<String, Object>> handOut(Collection<Piece> pieces);

  /**
   * The worker says in the terms of the model that a piece cannot be done as it stands.
   *
   * @return false when this means nothing here; else the piece is held back until that is mended
   */
  boolean declined(Piece piece, String code, String message);

  /**
   * Whether what this work is done by came from this person, who then does not report it done;
   * asked beside the duties of {@code authorization.Duty}.
   */
  boolean proposedBy(Piece piece, String userId);

  /**
   * Since when work of an initiative may be waited for: when the last thing that held any of it
   * back was mended; empty when nothing ever did.
   */
  Optional<Instant> freeSince(String number);
}
