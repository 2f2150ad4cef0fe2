package org.capacitycompact.audit;

import java.io.IOException;

/** A place outside the database's reach that takes every seal, one after the other. */
interface SealKeeper {

  /** As it was configured. */
  String place();

  /**
   * Brings what it has not taken yet.
   *
   * @throws IOException when it does not take it now; the next time goes on from there
   */
  void bring() throws IOException;
}
