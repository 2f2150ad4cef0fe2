package org.capacitycompact.platform.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * PostgreSQL without an installation, in a folder that survives restarts. It serves one application
 * at a time: a lock file keeps a second one out. A server that dies is started again.
 *
 * <p>Spring closes it after everything that uses it. There is no JVM shutdown hook, because it
 * would stop the server while the engine is still closing.
 */
class EmbeddedDatabase implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

  private final EmbeddedPostgres server;
  private final FileChannel lockFile;
  private final Path data;
  private final ServerWatch watch;

  private EmbeddedDatabase(EmbeddedPostgres server, FileChannel lockFile, Path data) {
    this.server = server;
    this.lockFile = lockFile;
    this.data = data;
    this.watch = ServerWatch.over(data, server.getPort());
  }

  /**
   * Starts the server on the folder. Creates the folder when it is missing; takes the server over
   * when a killed application left it running.
   *
   * @throws DatabaseFolderException when the folder is in use or cannot be used
   */
  static EmbeddedDatabase start(Path folder, @Nullable Integer port) {
    Path home = folder.toAbsolutePath().normalize();
    FileChannel lock = lock(home);
    try {
      Path data = home.resolve("data");
      stopServerLeftBehind(data);
      EmbeddedPostgres.Builder builder =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPGStartupWait(Duration.ofSeconds(60))
              .setLocaleConfig("locale", "C")
              .setLocaleConfig("encoding", "UTF8")
              // The library switches these off for tests; here acknowledged writes must survive a
              // crash.
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("fsync", "on")
              .setServerConfig("timezone", "UTC")
              .setServerConfig("max_connections", "60");
      if (port != null) {
        builder.setPort(port);
      }
      EmbeddedPostgres server = builder.start();
      EmbeddedRoles.create(server);
      return new EmbeddedDatabase(server, lock, data);
    } catch (IOException | SQLException | IllegalStateException failure) {
      release(lock);
      throw DatabaseFolderException.unusable(home, failure);
    }
  }

  /** The address for clients. The server listens on this machine only and trusts everyone on it. */
  String jdbcUrl() {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
  }

  /**
   * The address for the superuser, who may make backups. The server trusts everyone on this
   * machine.
   */
  static String superuserUrl(int port) {
    return "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres";
  }

  BaseBackup backup(@Nullable Path attachments) {
    return new BaseBackup(data, superuserUrl(server.getPort()), attachments);
  }

  @Override
  public void destroy() throws IOException {
    watch.close();
    server.close();
    release(lockFile);
  }

  private static FileChannel lock(Path home) {
    FileChannel channel = null;
    try {
      Files.createDirectories(home);
      openForServerAccount(home);
      channel =
          FileChannel.open(
              home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock held = channel.tryLock();
      if (held != null) {
        return channel;
      }
      release(channel);
      throw DatabaseFolderException.inUse(home);
    } catch (OverlappingFileLockException sameJvm) {
      release(channel);
      throw DatabaseFolderException.inUse(home);
    } catch (IOException unusable) {
      throw DatabaseFolderException.unusable(home, unusable);
    }
  }

  /**
   * When started by root, the server runs under another account, which needs access to the folder.
   */
  private static void openForServerAccount(Path home) throws IOException {
    if (Files.getFileStore(home).supportsFileAttributeView("posix")
        && Files.isWritable(home)
        && !Files.isSymbolicLink(home)) {
      var permissions = Files.getPosixFilePermissions(home, LinkOption.NOFOLLOW_LINKS);
      if (permissions.addAll(PosixFilePermissions.fromString("--x--x--x"))) {
        Files.setPosixFilePermissions(home, permissions);
      }
    } else if (!Files.isWritable(home)) {
      throw new AccessDeniedException(home.toString());
    }
  }

  /**
   * The server outlives a killed JVM. Since we hold the lock, nobody uses it and it is stopped, but
   * only after checking that the process still is this folder's server.
   */
  private static void stopServerLeftBehind(Path data) throws IOException {
    ProcessHandle process = ServerWatch.serverOf(data).orElse(null);
    if (process == null) {
      Files.deleteIfExists(data.resolve("postmaster.pid"));
      return;
    }
    long pid = process.pid();
    log.warn("Taking over the database server (process {}) of an earlier start", pid);
    process.destroy();
    try {
      process.onExit().get(20, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the earlier database server stopped", interrupted);
    } catch (Exception stillThere) {
      throw new IOException(
          "the database server of an earlier start (process " + pid + ") does not stop",
          stillThere);
    }
  }

  private static void release(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException alreadyGone) {
      log.debug("lock file", alreadyGone);
    }
  }
}
