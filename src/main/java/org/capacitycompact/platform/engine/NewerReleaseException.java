package org.capacitycompact.platform.engine;

import org.capacitycompact.platform.Release;

/**
 * A node starts on a database where a newer release runs and its own never ran. The message is one
 * line for the person who starts it.
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
