package org.capacitycompact.platform.database;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The connection pooler on the path, in front of a server on this machine. */
final class PgBouncer implements AutoCloseable {

  private final Path folder;
  private final int server;
  private final int port;
  private final Process process;

  private PgBouncer(Path folder, int server, int port, Process process) {
    this.folder = folder;
    this.server = server;
    this.port = port;
    this.process = process;
  }

  /** Its program; Debian installs it on the administrator's path only. */
  static Optional<Path> onThePath() {
    return Stream.concat(
            Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
            Stream.of("/usr/sbin"))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, "pgbouncer"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts it.
   *
   * @param server the port of the server behind it
   * @param settings lines of its configuration file: {@code pool_mode = session}
   */
  static PgBouncer before(int server, String... settings) throws Exception {
    Path folder = Files.createTempDirectory("compact-pooler-");
    Files.writeString(
        folder.resolve("people"),
        "\"compact_app\" \"\"\n\"compact_owner\" \"\"\n\"postgres\" \"\"\n");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path file = folder.resolve("pooler.ini");
    Files.writeString(file, file(folder, server, port, settings));
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      // Like the database server, it refuses to run as root.
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of(onThePath().orElseThrow().toString(), "-q", file.toString()));
    PgBouncer started =
        new PgBouncer(
            folder,
            server,
            port,
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start());
    started.awaitListening();
    return started;
  }

  private static String file(Path folder, int server, int port, String... settings) {
    return """
    [databases]
    postgres = host=127.0.0.1 port=%d
    [pgbouncer]
    listen_addr = 127.0.0.1
    listen_port = %d
    unix_socket_dir =
    auth_type = trust
    auth_file = %s
    ignore_startup_parameters = extra_float_digits,options
    %s
    """
        .formatted(server, port, folder.resolve("people"), String.join("\n", settings));
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  /** Changes settings while it runs. */
  void reload(String... settings) throws Exception {
    Files.writeString(folder.resolve("pooler.ini"), file(folder, server, port, settings));
    new ProcessBuilder("kill", "-HUP", String.valueOf(process.pid())).start().waitFor();
  }

  private void awaitListening() throws Exception {
    for (int times = 0; times < 100 && process.isAlive(); times++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return;
      } catch (IOException notYet) {
        Thread.sleep(50);
      }
    }
    throw new IllegalStateException(
        "the pooler does not listen:\n" + Files.readString(folder.resolve("log")));
  }

  @Override
  public void close() throws Exception {
    process.destroyForcibly();
    process.waitFor(10, TimeUnit.SECONDS);
    FileSystemUtils.deleteRecursively(folder);
  }
}
