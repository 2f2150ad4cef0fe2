package org.capacitycompact.recovery;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.capacitycompact.CompactApplication;
import org.jspecify.annotations.Nullable;

/**
 * The application in a JVM and folder of its own, so that it can be killed like a machine. Closing
 * it ends exactly the two processes it started: itself and its database.
 */
final class ForkedCompact implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(3);

  /** The folder of its own database; null when it uses another server. */
  private final @Nullable Path folder;

  private final int port;
  private final Process process;
  private final Path log;

  private ForkedCompact(@Nullable Path folder, int port, Process process, Path log) {
    this.folder = folder;
    this.port = port;
    this.process = process;
    this.log = log;
  }

  /** Starts today's release on this database folder and waits until it is ready. */
  static ForkedCompact on(Path folder, String... settings) throws Exception {
    return start(today(), folder, with("--compact.database.folder=" + folder, settings));
  }

  /** Starts today's release, or the one in a jar, on a database of its own. */
  static ForkedCompact onServer(String url, @Nullable Path jar, String... settings)
      throws Exception {
    List<String> program = jar == null ? today() : List.of("-jar", jar.toString());
    List<String> server =
        List.of(
            "--spring.datasource.url=" + url,
            "--spring.datasource.username=compact_app",
            "--spring.flyway.url=" + url,
            "--spring.flyway.user=compact_owner",
            "--compact.web.address=http://localhost:8080");
    List<String> all = new ArrayList<>(server);
    all.addAll(List.of(settings));
    return start(program, null, all);
  }

  private static List<String> today() {
    return List.of(
        "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        CompactApplication.class.getName());
  }

  private static List<String> with(String setting, String... settings) {
    List<String> all = new ArrayList<>(List.of(setting));
    all.addAll(List.of(settings));
    return all;
  }

  private static ForkedCompact start(
      List<String> program, @Nullable Path folder, List<String> settings) throws Exception {
    int port = freePort();
    Path log = Files.createTempFile("compact-fork", ".log");
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx400m"));
    command.addAll(program);
    command.addAll(
        List.of(
            "--server.port=" + port,
            // Thirty people's passwords are hashed when their accounts are opened, and compared
            // after each start: with the product's number of rounds that took most of the time.
            // PasswordsTest covers the real number.
            "--compact.accounts.password-rounds=1000",
            // Early enough for a seal to be in the backup.
            "--compact.audit.seal-after-start=5s",
            "--compact.sample.people=true",
            "--compact.sample.portfolio=false",
            "--compact.sample.finance-system=false"));
    command.addAll(settings);
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    ForkedCompact started = new ForkedCompact(folder, port, process, log);
    try {
      started.awaitReady(START);
      return started;
    } catch (Exception | Error failure) {
      started.close();
      throw failure;
    }
  }

  int port() {
    return port;
  }

  Path log() {
    return log;
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Waits until the application is ready; prints the log when it does not become so. */
  void awaitReady(Duration atMost) throws Exception {
    long until = System.nanoTime() + atMost.toNanos();
    while (readiness() != 200) {
      if (!process.isAlive() || System.nanoTime() > until) {
        throw new IllegalStateException("not ready:\n" + Files.readString(log));
      }
      Thread.sleep(100);
    }
  }

  /** The status of the readiness probe; 0 when there is no answer. */
  int readiness() {
    return status("/actuator/health/readiness");
  }

  private int status(String path) {
    try {
      return HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(2))
          .build()
          .send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                  .timeout(Duration.ofSeconds(20))
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    } catch (IOException nobody) {
      return 0;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** Kills the process; its database server keeps running. */
  void kill() throws Exception {
    process.destroyForcibly();
    process.waitFor(20, TimeUnit.SECONDS);
  }

  /** Stops it as a service manager does. */
  void stop() throws Exception {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("does not stop:\n" + Files.readString(log));
    }
  }

  /** The process of its database server, if it runs. */
  ProcessHandle databaseServer() throws IOException {
    return ProcessHandle.of(Long.parseLong(postmaster().get(0).trim()))
        .orElseThrow(() -> new IllegalStateException("the database server is not there"));
  }

  /** A connection beside the application's, as the owner. */
  Connection database() throws IOException, SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:%s/postgres?user=postgres&connectTimeout=5"
            .formatted(postmaster().get(3).trim()));
  }

  private List<String> postmaster() throws IOException {
    return Files.readAllLines(folder.resolve("data/postmaster.pid"));
  }

  @Override
  public void close() throws Exception {
    process.destroyForcibly();
    process.waitFor(20, TimeUnit.SECONDS);
    if (folder != null && Files.exists(folder.resolve("data/postmaster.pid"))) {
      ProcessHandle.of(Long.parseLong(postmaster().get(0).trim()))
          .filter(
              server -> server.info().command().map(it -> it.contains("postgres")).orElse(false))
          .ifPresent(
              server -> {
                server.destroy();
                try {
                  server.onExit().get(20, TimeUnit.SECONDS);
                } catch (Exception stillThere) {
                  server.destroyForcibly();
                }
              });
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
