package org.capacitycompact.platform.engine;

import org.capacitycompact.platform.Release;

/**
 * A node of a release that never was here starts where a newer one is. The message is one line for
 * who starts it.
 */
public class NewerReleaseException extends RuntimeException {

  NewerReleaseException(Release own, Release newer) {
    super(
        "The database is in use by release "
            + newer
            + ", and this is release "
            + own
            + ": start that release or a later one, or restore a backup from before it");
  }
}
