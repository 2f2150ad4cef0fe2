package org.capacitycompact.audit;

import java.io.IOException;

/**
 * A place outside the reach of whoever controls the database, which receives every seal in order.
 */
interface SealDestination {

  /** The place as configured. */
  String place();

  /**
   * Sends the seals that the place does not have yet.
   *
   * @throws IOException when it does not accept one now; the next call continues from there
   */
  void send() throws IOException;
}
