package org.capacitycompact.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.capacitycompact.CompactApplication;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * From the start of the Java machine to the first answer, and the memory that then is resident:
 * ours beside a bare Camunda Boot application, each on a database that it has started on before.
 */
@Tag("benchmark")
@DisplayName("The benchmark of the start")
class StartBenchmarkTest {

  private static final int ROUNDS = Integer.getInteger("benchmark.starts", 3);

  private record Started(double seconds, double megabytes) {}

  @Test
  @DisplayName("prints the time to the first answer and the resident memory")
  void run() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create role compact_owner login");
      statement.execute("create role compact_app login");
      statement.execute("create database ours owner compact_owner");
      statement.execute("create database bare");
      String ours = server.getJdbcUrl("postgres", "ours");
      String bare = server.getJdbcUrl("postgres", "bare");
      start(CompactApplication.class, ours, "/sign-in");
      start(BareCamunda.class, bare, "/engine-rest/engine");
      List<Started> our = new ArrayList<>();
      List<Started> their = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        our.add(start(CompactApplication.class, ours, "/sign-in"));
        their.add(start(BareCamunda.class, bare, "/engine-rest/engine"));
      }
      Report report = new Report("benchmark-start.md");
      report.heading("Start to the first answer, and resident memory");
      report.table(List.of("", "seconds", "MB"));
      report.line("| ours | %s | %s |", seconds(our), megabytes(our));
      report.line("| bare Camunda Boot application | %s | %s |", seconds(their), megabytes(their));
      report.line(
          "| ours ÷ bare | %.2f | %.2f |",
          seconds(our).median() / seconds(their).median(),
          megabytes(our).median() / megabytes(their).median());
    }
  }

  private static Started start(Class<?> application, String url, String page) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path log = Files.createTempFile("start", ".log");
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                application.getName(),
                "--server.port=" + port,
                "--spring.datasource.url=" + url,
                "--spring.datasource.username="
                    + (application == BareCamunda.class ? "postgres" : "compact_app")));
    if (application == CompactApplication.class) {
      command.add("--spring.flyway.user=compact_owner");
    } else {
      command.add("--spring.config.name=bare");
      command.add("--camunda.bpm.auto-deployment-enabled=false");
    }
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      URI first = URI.create("http://localhost:" + port + page);
      while (!answers(first)) {
        if (!process.isAlive() || System.nanoTime() - begun > TimeUnit.MINUTES.toNanos(5)) {
          throw new IllegalStateException(application + " did not start: " + Files.readString(log));
        }
        Thread.sleep(50);
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      return new Started(seconds, resident(process));
    } finally {
      process.destroy();
      process.waitFor(60, TimeUnit.SECONDS);
      Files.deleteIfExists(log);
    }
  }

  private static boolean answers(URI page) {
    try {
      HttpURLConnection asked = (HttpURLConnection) page.toURL().openConnection();
      return asked.getResponseCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Linux says it; elsewhere it is not measured. */
  private static double resident(Process process) throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    if (!Files.exists(status)) {
      return Double.NaN;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static Figures seconds(List<Started> all) {
    return new Figures(all.stream().mapToDouble(Started::seconds).toArray());
  }

  private static Figures megabytes(List<Started> all) {
    return new Figures(all.stream().mapToDouble(Started::megabytes).toArray());
  }
}
