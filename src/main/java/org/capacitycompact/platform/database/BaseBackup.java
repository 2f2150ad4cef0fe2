package org.capacitycompact.platform.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Copies the embedded database while it is in use, through the server's own backup interface: the
 * folder between {@code pg_backup_start} and {@code pg_backup_stop}, and the log of the changes
 * made meanwhile, which a temporary replication slot retains. Documents kept in a folder are copied
 * afterwards: their files are written before their rows and never change, so each copied row has
 * its file.
 */
class BaseBackup {

  static final String DATABASE = "database";
  static final String ATTACHMENTS = "attachments";

  private static final String PREFIX = "compact-";
  private static final String IN_MAKING = ".making-";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** What belongs to a running server, or is made anew when it starts. */
  private static final Set<String> NOT_COPIED =
      Set.of("postmaster.pid", "postmaster.opts", "epg-lock", "current_logfiles", "backup_label");

  private static final Set<String> COPIED_EMPTY =
      Set.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");

  private final Path data;
  private final String superuserUrl;
  private final @Nullable Path attachments;

  BaseBackup(Path data, String superuserUrl, @Nullable Path attachments) {
    this.data = data;
    this.superuserUrl = superuserUrl;
    this.attachments = attachments;
  }

  /** The log file in which a copy began or ended. */
  private record LogFile(String name) {}

  private record End(String label, String tablespaces, LogFile last) {}

  /**
   * Makes a backup and returns its folder, which gets its final name only when it is complete.
   *
   * @throws IOException when it could not be written
   * @throws SQLException when the server refuses, for example because another backup is running
   */
  Path make(Path into, Instant now) throws IOException, SQLException {
    Files.createDirectories(into);
    try (Connection server = DriverManager.getConnection(superuserUrl)) {
      // The slot ends with the connection. It has a fixed name, so that two backups at a time are
      // refused.
      one(server, "select pg_create_physical_replication_slot('compact_backup', true, true)");
      clear(into);
      Path making = Files.createDirectory(into.resolve(IN_MAKING + STAMP.format(now)));
      restrictToOwner(making);
      Manifest manifest = new Manifest(making);
      LogFile first =
          new LogFile(one(server, "select pg_walfile_name(pg_backup_start('compact', true))"));
      copyData(manifest);
      End end = stop(server);
      copyLog(manifest, first, end.last());
      text(manifest, "backup_label", end.label());
      if (!end.tablespaces().isBlank()) {
        throw new IOException("the database has tablespaces outside its folder");
      }
      copyAttachments(manifest);
      manifest.close();
      Path done = into.resolve(PREFIX + STAMP.format(now));
      Files.move(making, done, StandardCopyOption.ATOMIC_MOVE);
      Manifest.force(into);
      return done;
    }
  }

  /** Deletes all but the newest backups. */
  static void keepNewest(Path into, int number) throws IOException {
    try (Stream<Path> all = Files.list(into)) {
      List<Path> old =
          all.filter(path -> path.getFileName().toString().matches(PREFIX + "\\d{8}T\\d{6}Z"))
              .sorted(Comparator.comparing(Path::getFileName).reversed())
              .skip(Math.max(number, 1))
              .toList();
      for (Path backup : old) {
        FileSystemUtils.deleteRecursively(backup);
      }
    }
  }

  /** Deletes what an interrupted backup left behind. */
  private static void clear(Path into) throws IOException {
    try (Stream<Path> all = Files.list(into)) {
      for (Path left :
          all.filter(path -> path.getFileName().toString().startsWith(IN_MAKING)).toList()) {
        FileSystemUtils.deleteRecursively(left);
      }
    }
  }

  private void copyData(Manifest manifest) throws IOException {
    Files.walkFileTree(
        data,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path name = data.relativize(file);
            if (copied(name)) {
              try {
                manifest.copy(file, named(name));
              } catch (NoSuchFileException droppedMeanwhile) {
                // The log tells the server about this change too.
                return FileVisitResult.CONTINUE;
              }
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
    // The server's manual asks that this file be copied last.
    manifest.copy(data.resolve("global/pg_control"), DATABASE + "/global/pg_control");
  }

  private static boolean copied(Path name) {
    String file = name.getFileName().toString();
    return !COPIED_EMPTY.contains(name.getName(0).toString())
        && !NOT_COPIED.contains(name.toString())
        && !file.startsWith("pgsql_tmp")
        && !file.startsWith("pg_internal.init")
        && !name.endsWith(Path.of("global", "pg_control"));
  }

  private static String named(Path name) {
    return DATABASE + "/" + name.toString().replace('\\', '/');
  }

  private static End stop(Connection server) throws SQLException {
    try (Statement statement = server.createStatement();
        ResultSet end =
            statement.executeQuery(
                "select labelfile, spcmapfile, pg_walfile_name(lsn) from pg_backup_stop(false)")) {
      end.next();
      String tablespaces = end.getString(2);
      return new End(
          end.getString(1), tablespaces == null ? "" : tablespaces, new LogFile(end.getString(3)));
    }
  }

  private void copyLog(Manifest manifest, LogFile first, LogFile last) throws IOException {
    try (Stream<Path> log = Files.list(data.resolve("pg_wal"))) {
      List<Path> needed =
          log.filter(file -> file.getFileName().toString().matches("[0-9A-F]{24}"))
              .filter(file -> file.getFileName().toString().compareTo(first.name()) >= 0)
              .filter(file -> file.getFileName().toString().compareTo(last.name()) <= 0)
              .sorted()
              .toList();
      if (needed.isEmpty()
          || !needed.get(0).endsWith(first.name())
          || !needed.get(needed.size() - 1).endsWith(last.name())) {
        throw new IOException("the server no longer has its log since the backup began");
      }
      for (Path file : needed) {
        manifest.copy(file, named(data.relativize(file)));
      }
    }
  }

  private void copyAttachments(Manifest manifest) throws IOException {
    if (attachments == null || !Files.isDirectory(attachments)) {
      return;
    }
    for (String name : Manifest.names(attachments)) {
      try {
        manifest.copy(attachments.resolve(name), ATTACHMENTS + "/" + name);
      } catch (NoSuchFileException sweptMeanwhile) {
        // No row refers to a file that is being swept.
        continue;
      }
    }
  }

  private static void text(Manifest manifest, String name, String content) throws IOException {
    manifest.write(
        new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), DATABASE + "/" + name);
  }

  /** Only the owner may read the copy, because it contains a country's papers. */
  static void restrictToOwner(Path folder) throws IOException {
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Folders that hold nothing in a backup, but have to exist for the server to start. */
  static List<String> emptyFolders() {
    return Stream.concat(
            COPIED_EMPTY.stream(),
            Stream.of(
                "pg_wal/archive_status",
                "pg_tblspc",
                "pg_twophase",
                "pg_commit_ts",
                "pg_stat",
                "pg_logical/snapshots",
                "pg_logical/mappings"))
        .toList();
  }

  private static String one(Connection server, String query) throws SQLException {
    try (Statement statement = server.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }
}
