package org.capacitycompact.platform.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The embedded database cannot use its folder. The message is one line for the person who starts
 * it.
 */
public class DatabaseFolderException extends RuntimeException {

  private DatabaseFolderException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static DatabaseFolderException inUse(Path folder) {
    return new DatabaseFolderException(
        "The data folder "
            + folder
            + " is in use by another start of this application: stop that one, or give this one"
            + " another folder with --compact.database.folder=…",
        null);
  }

  static DatabaseFolderException unusable(Path folder, Exception cause) {
    return new DatabaseFolderException(
        "The data folder "
            + folder
            + " cannot be used ("
            + cause.getClass().getSimpleName()
            + ": "
            + cause.getMessage()
            + "): make it readable and writable, or give another with --compact.database.folder=…",
        cause);
  }
}
