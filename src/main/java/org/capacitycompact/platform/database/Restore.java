package org.capacitycompact.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Restores a backup to the folder where the next start looks for it. It never overwrites a folder
 * that holds a database, and rejects a backup of which a single byte differs.
 */
final class Restore {

  private Restore() {}

  /** Says in one line why nothing was restored. Nothing was written. */
  static class RefusedException extends Exception {
    RefusedException(String reason) {
      super(reason);
    }
  }

  /**
   * Restores the database folder, and the documents into theirs.
   *
   * @param attachments folder for the documents; required when the backup holds some
   */
  static void restoreInto(Path backup, Path folder, @Nullable Path attachments)
      throws IOException, RefusedException {
    List<String> differences = Manifest.differences(backup);
    if (!differences.isEmpty()) {
      throw new RefusedException(
          "The backup " + backup + " is not whole: " + String.join("; ", differences));
    }
    Path data = folder.resolve("data");
    refuseUsed(data);
    Path documents = backup.resolve(BaseBackup.ATTACHMENTS);
    if (Files.isDirectory(documents)) {
      if (attachments == null) {
        throw new RefusedException(
            "The backup holds documents: say where they go with --attachments=…");
      }
      refuseUsed(attachments);
    }
    Path making = folder.resolve("data.restoring");
    if (Files.exists(making)) {
      throw new RefusedException("Take " + making + " away first: an earlier restore left it.");
    }
    if (attachments != null && Files.isDirectory(documents)) {
      copy(documents, attachments);
    }
    copy(backup.resolve(BaseBackup.DATABASE), making);
    for (String empty : BaseBackup.emptyFolders()) {
      Files.createDirectories(making.resolve(empty));
    }
    try (Stream<Path> folders = Files.walk(making).filter(Files::isDirectory)) {
      for (Path each : folders.toList()) {
        BaseBackup.restrictToOwner(each);
      }
    }
    Files.deleteIfExists(data);
    Files.move(making, data, StandardCopyOption.ATOMIC_MOVE);
    Manifest.force(folder);
  }

  private static void refuseUsed(Path folder) throws IOException, RefusedException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> content = Files.list(folder)) {
      if (content.findAny().isPresent()) {
        throw new RefusedException(
            folder + " is not empty: restore into another folder, or move this one away first.");
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    for (String name : Manifest.names(from)) {
      Path file = to.resolve(name);
      Files.createDirectories(file.getParent());
      Files.copy(from.resolve(name), file);
      Manifest.force(file);
    }
  }
}
