package org.capacitycompact.attachment;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.capacitycompact.attachment.Attachment.Place;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stores contents in a folder, under their hash. A file gets there completely or not at all: it is
 * written beside it, forced to the disk and moved, before its row is committed. Without a row
 * nobody reads it, and {@link #sweep} deletes it.
 */
class FolderStore implements ContentStore {

  private final Path root;
  private final JdbcClient database;
  private final Clock clock;

  FolderStore(Path root, JdbcClient database, Clock clock) {
    this.root = root.toAbsolutePath().normalize();
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Place place() {
    return Place.FOLDER;
  }

  @Override
  public Path incoming() throws IOException {
    return made(root.resolve("incoming"));
  }

  @Override
  public void keep(Attachment attachment, IncomingFile file) throws IOException {
    Path kept = path(attachment.sha256());
    Path beside = made(folder(attachment.sha256()));
    lock(attachment.sha256());
    Files.setLastModifiedTime(file.path(), FileTime.from(clock.instant()));
    Files.move(file.path(), kept, StandardCopyOption.ATOMIC_MOVE);
    force(beside);
  }

  @Override
  public void send(Attachment attachment, OutputStream reader) throws IOException {
    Path kept = path(attachment.sha256());
    if (Files.size(kept) != attachment.bytes()) {
      throw new IOException("the file of " + attachment.id() + " has another length");
    }
    Files.copy(kept, reader);
  }

  /**
   * Deletes files without a row that are older than {@code since}: left by a transaction that did
   * not commit, or not received completely.
   *
   * @return how many files were deleted
   */
  int sweep(Instant since) throws IOException {
    if (!Files.isDirectory(root)) {
      return 0;
    }
    List<Path> old;
    try (Stream<Path> files = Files.walk(root)) {
      old = files.filter(Files::isRegularFile).filter(file -> isOld(file, since)).toList();
    }
    int swept = 0;
    for (Path file : old) {
      String name = file.getFileName().toString();
      if (name.matches("[0-9a-f]{64}")) {
        lock(name);
        // Checked again under the lock, because the same content may have been added meanwhile.
        if (isKept(name) || !isOld(file, since)) {
          continue;
        }
      } else if (!name.startsWith("incoming-")) {
        continue;
      }
      swept += Files.deleteIfExists(file) ? 1 : 0;
    }
    return swept;
  }

  private boolean isKept(String sha256) {
    return database
        .sql("select exists (select from attachment where sha256 = ? and place = 'FOLDER')")
        .param(sha256)
        .query(Boolean.class)
        .single();
  }

  /**
   * Prevents others on all nodes from moving or sweeping this content until the transaction ends.
   */
  private void lock(String sha256) {
    database
        .sql("select pg_advisory_xact_lock(hashtextextended(?, 120))::text")
        .param("attachment:" + sha256)
        .query(String.class)
        .single();
  }

  private Path path(String sha256) {
    return folder(sha256).resolve(sha256);
  }

  private Path folder(String sha256) {
    return root.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4));
  }

  private static boolean isOld(Path file, Instant since) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(since);
    } catch (IOException gone) {
      return false;
    }
  }

  /** Creates a folder that only this account can read, if the file system supports that. */
  private static Path made(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } else {
        Files.createDirectories(folder);
      }
    }
    return folder;
  }

  /** A new name is durable only when its folder is forced to the disk. */
  private static void force(Path folder) throws IOException {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    } catch (java.nio.file.AccessDeniedException windows) {
      // On this system folders cannot be opened; names are written with the file.
    }
  }
}
