package org.capacitycompact.platform.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Restarts the embedded server when it died: crashed, was killed, or ran out of disk. It keeps its
 * port and settings, so that the connection pool finds it again. Restarts are tried until one
 * works, since disk space may be freed later.
 */
class ServerWatch implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ServerWatch.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final int START_SECONDS = 60;
  private static final int CONNECT_MILLIS = 2000;

  private final Path data;
  private final int port;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          look -> {
            Thread thread = new Thread(look, "database-watch");
            thread.setDaemon(true);
            return thread;
          });
  private boolean told;

  private ServerWatch(Path data, int port) {
    this.data = data;
    this.port = port;
  }

  static ServerWatch over(Path data, int port) {
    ServerWatch watch = new ServerWatch(data, port);
    watch.clock.scheduleWithFixedDelay(
        watch::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return watch;
  }

  /**
   * The server process of this folder, if it runs. A process id that now belongs to another program
   * does not count.
   */
  static Optional<ProcessHandle> serverOf(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile);
    String pid = lines.isEmpty() ? "" : lines.get(0).trim();
    return pid.matches("\\d{1,18}")
        ? ProcessHandle.of(Long.parseLong(pid)).filter(ServerWatch::isPostgres)
        : Optional.empty();
  }

  /** A process that ended but was not yet reaped has no command any more. */
  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(command -> command.contains("postgres")).orElse(false);
  }

  private void look() {
    try {
      if (listens() || serverOf(data).isPresent()) {
        told = false;
        return;
      }
      if (!told) {
        log.warn("The database server has ended: starting it again");
      }
      Files.deleteIfExists(data.resolve("postmaster.pid"));
      if (startAgain()) {
        log.warn("The database server runs again");
      } else if (!told) {
        log.error("The database server does not start; is the disk full? Trying on");
      }
      told = true;
    } catch (IOException | RuntimeException failure) {
      // Logged once; the next check tries again.
      if (!told) {
        log.error("The database server does not start. Trying on", failure);
      }
      told = true;
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }

  /** Uses the options of its last start, which the server keeps beside its data. */
  private boolean startAgain() throws IOException, InterruptedException {
    String lastStart = Files.readString(data.resolve("postmaster.opts"));
    Path server = Path.of(lastStart.substring(0, lastStart.indexOf(' ')));
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      // Like the library does: the server refuses to run as root.
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(
        List.of(
            server.resolveSibling("pg_ctl").toString(),
            "restart",
            "-w",
            "-t",
            String.valueOf(START_SECONDS),
            "-D",
            data.toString()));
    Process control =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!control.waitFor(START_SECONDS + 5L, TimeUnit.SECONDS)) {
      control.destroyForcibly();
      return false;
    }
    return control.exitValue() == 0;
  }

  /** No restart begins after this returns. */
  @Override
  public void close() {
    clock.shutdown();
    try {
      if (!clock.awaitTermination(START_SECONDS + 10L, TimeUnit.SECONDS)) {
        log.warn("The database server is still being started");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
