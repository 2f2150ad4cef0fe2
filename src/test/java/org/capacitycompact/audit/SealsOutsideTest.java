package org.capacitycompact.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.capacitycompact.CompactTest;
import org.capacitycompact.audit.BrokenLink.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@CompactTest
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("What was sealed")
class SealsOutsideTest {

  @Autowired private AuditTrail trail;
  @Autowired private Sealing sealing;
  @Autowired private Seals seals;
  @Autowired private JdbcClient database;
  @Autowired private DataSource source;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private Clock clock;
  @TempDir private Path folder;

  private final String chain = "test-outside-" + UUID.randomUUID();
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final Set<String> shown = ConcurrentHashMap.newKeySet();
  private volatile int answers = 204;
  private HttpServer auditors;
  private Path file;

  @BeforeEach
  void listen() throws IOException {
    file = folder.resolve("seals");
    auditors = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    auditors.createContext(
        "/seals",
        request -> {
          String body = new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          if (answers < 300) {
            received.add(body);
          }
          shown.add(String.valueOf(request.getRequestHeaders().getFirst("Authorization")));
          request.sendResponseHeaders(answers, -1);
          request.close();
        });
    auditors.start();
  }

  @AfterEach
  void stop() {
    auditors.stop(0);
    database.sql("delete from audit_seal_outside").update();
  }

  @Test
  @DisplayName("is sealed where the record grew, also by another node, and not again at once")
  void atMostSoOften() {
    write();
    long newest = sealed();
    write();
    new Sealing(database, nowhere(), Duration.ofHours(1)).onSchedule();
    assertThat(sealing.newest().orElseThrow().number()).as("sealed a moment ago").isEqualTo(newest);
    // As after a node died before sealing what it had committed.
    new Sealing(database, nowhere(), Duration.ZERO).onSchedule();
    assertThat(sealing.newest().orElseThrow().number()).isEqualTo(newest + 1);
    new Sealing(database, nowhere(), Duration.ZERO).onSchedule();
    assertThat(sealing.newest().orElseThrow().number()).as("nothing grew").isEqualTo(newest + 1);
    write();
    new Sealing(database, nowhere(), Duration.ofHours(1)).destroy();
    assertThat(sealing.newest().orElseThrow().number())
        .as("a node that stops")
        .isEqualTo(newest + 2);
  }

  @Test
  @DisplayName("is in the file outside, every seal once and in order, whatever happens in between")
  void inTheFile() throws IOException {
    write();
    sealed();
    outside().bring();
    long first = sealed();
    write();
    SealsOutside node = outside();
    node.bring();
    sealed();
    node.bring();
    assertThat(numbersInTheFile()).containsExactlyElementsOf(upTo(first + 1));
    assertThat(wholeLines()).allMatch(SealedHeads::isWhole);

    // One crash left half a line, another lost the last lines.
    List<String> lines = Files.readAllLines(file);
    Files.writeString(
        file,
        String.join("\n", lines.subList(0, lines.size() - 2))
            + "\n"
            + lines.get(lines.size() - 2).substring(0, 40));
    node.bring();
    assertThat(numbersInTheFile()).containsExactlyElementsOf(upTo(first + 1));

    // Another node writes to the same file.
    write();
    sealed();
    outside().bring();
    node.bring();
    assertThat(numbersInTheFile()).containsExactlyElementsOf(upTo(first + 2));

    Files.delete(file);
    node.bring();
    assertThat(numbersInTheFile()).containsExactlyElementsOf(upTo(first + 2));
    assertThat(node.health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  @DisplayName("comes to the address outside when that answers again, and is told until then")
  void atTheAddress(CapturedOutput output) {
    write();
    long first = sealed();
    SealsOutside node = outside();
    answers = 302;
    node.bring();
    answers = 500;
    node.bring();
    assertThat(node.health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(node.failing()).hasSize(1);
    write();
    sealed();
    node.bring();
    answers = 200;
    node.bring();

    assertThat(node.health().getStatus()).isEqualTo(Status.UP);
    assertThat(output.getOut().lines().filter(line -> line.contains("do not go to"))).hasSize(1);
    assertThat(output.getOut()).contains("none is lost", "again").doesNotContain("of-the-test");
    assertThat(received.stream().map(line -> SealedHeads.read(line).orElseThrow().number()))
        .containsExactlyElementsOf(upTo(first + 1));
    assertThat(shown).containsExactly("Bearer of-the-test");
  }

  @Test
  @DisplayName("is sent by one of several nodes, once")
  void severalNodes() {
    write();
    long newest = sealed();
    List<SealsOutside> nodes =
        Stream.generate(() -> outside(new OutsideProperties(null, address(), null)))
            .limit(3)
            .toList();
    nodes.stream().map(node -> CompletableFuture.runAsync(node::bring)).toList().stream()
        .forEach(CompletableFuture::join);
    nodes.forEach(SealsOutside::bring);
    assertThat(received.stream().map(line -> SealedHeads.read(line).orElseThrow().number()))
        .containsExactlyElementsOf(upTo(newest));
  }

  @Test
  @DisplayName("goes nowhere in plain text but on the same machine")
  void overTls() {
    URI plain = URI.create("http://auditors.example.org/seals");
    assertThatThrownBy(() -> new OutsideProperties(null, plain, null))
        .hasMessageContaining("https:");
  }

  @Test
  @DisplayName("goes with a token that a file ends with a line, and with none that is no word")
  void tokens() {
    write();
    sealed();
    outside(new OutsideProperties(null, address(), "of-the-test\r\n")).bring();
    assertThat(shown).containsExactly("Bearer of-the-test");
    assertThat(new OutsideProperties(null, address(), "\n").token()).isNull();
    assertThat(new OutsideProperties(null, address(), "of-the-test").toString())
        .doesNotContain("of-the-test");
    for (String wrong : List.of("zq\nzq", "zq zq", "zq\u00e9")) {
      assertThatThrownBy(() -> bound("https://auditors.example.org/seals", wrong))
          .hasStackTraceContaining("outside.token")
          .satisfies(refused -> assertThat(told(refused)).doesNotContain("zq"));
    }
    for (String wrong :
        List.of("https://zq:zq@auditors.example.org/", "https:seals", "https:///")) {
      assertThatThrownBy(() -> bound(wrong, "zq"))
          .satisfies(refused -> assertThat(told(refused)).doesNotContain("zq"));
    }
  }

  private static void bound(String address, String token) {
    new Binder(
            new MapConfigurationPropertySource(
                Map.of(
                    "compact.audit.outside.address", address,
                    "compact.audit.outside.token", token)))
        .bind("compact.audit.outside", OutsideProperties.class);
  }

  /** Everything that the failed start prints, including Boot's property and value. */
  private static String told(Throwable refused) {
    StringWriter told = new StringWriter();
    refused.printStackTrace(new PrintWriter(told));
    for (Throwable each = refused; each != null; each = each.getCause()) {
      if (each instanceof BindException bind && bind.getProperty() != null) {
        told.append(String.valueOf(bind.getProperty().getValue()));
      }
    }
    return told.toString();
  }

  @Test
  @DisplayName("is told not to go out whatever the reason, and the reason's words are not repeated")
  void unforeseen(CapturedOutput output) {
    Seals other =
        new Seals(database) {
          @Override
          Optional<SealedHeads> after(long number) {
            throw new IllegalStateException("zqsecret");
          }
        };
    SealsOutside node =
        new SealsOutside(
            new OutsideProperties(file, null, null), other, database, transactions, clock);
    node.bring();
    assertThat(node.health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(output.getAll()).contains("IllegalStateException").doesNotContain("zqsecret");
  }

  @Test
  @DisplayName("tells by the file outside which end was written anew together with its seals")
  void rewrittenEnd() throws SQLException, IOException {
    write();
    sealed();
    write();
    long newest = sealed();
    outside().bring();
    assertThat(verify(null).broken()).isNull();
    try (Connection owner = owner()) {
      execute(owner, "update audit_entry set kind = 'other' where chain = '%s' and position = 2");
      execute(
          owner,
          "update audit_entry e set hash = audit_hash(e) where chain = '%s' and position = 2");
      execute(
          owner,
          """
          update audit_head h set hash = (select hash from audit_entry e
            where e.chain = h.chain and e.position = h.position) where chain = '%s'
          """);
      sealAnew(owner, newest);
      assertThat(Verification.of(owner, null, null, done -> {}).broken()).as("by itself").isNull();
      assertThat(Verification.of(owner, null, new OutsideCheck(file), done -> {}).broken())
          .isEqualTo(new BrokenLink(Fault.REWRITTEN, chain, 2, newest));
      owner.rollback();
    }
    try (Connection owner = owner()) {
      execute(owner, "delete from audit_entry where chain = '%s' and position = 2");
      execute(
          owner,
          """
          update audit_head h set position = 1, hash = (select hash from audit_entry e
            where e.chain = h.chain and e.position = 1) where chain = '%s'
          """);
      sealAnew(owner, newest);
      assertThat(Verification.of(owner, null, null, done -> {}).broken()).isNull();
      assertThat(Verification.of(owner, null, new OutsideCheck(file), done -> {}).broken())
          .isEqualTo(new BrokenLink(Fault.CUT_OFF, chain, 2, newest));
      owner.rollback();
    }
  }

  @Test
  @DisplayName("is compared with the file by the command, which says how far, and trusts no file")
  void command(CapturedOutput output) throws Exception {
    write();
    long newest = sealed();
    outside().bring();
    assertThat(VerifyCommand.run(arguments())).isEqualTo(VerifyCommand.WHOLE);
    assertThat(output.getOut())
        .contains(
            "Compared with the seals that were kept outside: %d, up to number %1$d."
                .formatted(newest));

    List<String> lines = Files.readAllLines(file);
    Files.write(file, lines.subList(0, lines.size() - 1));
    Files.writeString(
        file,
        lines.get(lines.size() - 1).replace("\"position\":1,", "\"position\":7,"),
        StandardOpenOption.APPEND);
    assertThat(VerifyCommand.run(arguments())).isEqualTo(VerifyCommand.UNKNOWN);
    assertThat(output.getErr()).contains("line " + newest, "is not what was sealed");

    List<String> gap = new ArrayList<>(lines);
    gap.remove(1);
    Files.write(file, gap);
    assertThat(VerifyCommand.run(arguments())).isEqualTo(VerifyCommand.UNKNOWN);
    assertThat(output.getErr()).contains("lacks seal 2");

    Files.delete(file);
    assertThat(VerifyCommand.run(arguments())).isEqualTo(VerifyCommand.UNKNOWN);
  }

  /** As the database's owner would do it: with the database's own sealing function. */
  private static void sealAnew(Connection owner, long seal) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute("delete from audit_sealed_head where seal >= " + seal);
      statement.execute("delete from audit_seal where number >= " + seal);
      statement.execute("select audit_seal_heads()");
    }
  }

  private VerificationResult verify(KeptSeal kept) {
    return Verification.of(source, kept, new OutsideCheck(file), done -> {});
  }

  private Connection owner() throws SQLException {
    String url;
    try (Connection connection = source.getConnection()) {
      url = connection.getMetaData().getURL();
    }
    Connection owner = DriverManager.getConnection(url, "postgres", "");
    owner.setAutoCommit(false);
    for (String table : List.of("audit_entry", "audit_seal", "audit_sealed_head")) {
      execute(owner, "alter table " + table + " disable trigger user");
    }
    return owner;
  }

  private void execute(Connection owner, String sql) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute(sql.formatted(chain));
    }
  }

  private void write() {
    trail.record(AuditEvent.in(chain, "written"));
  }

  private long sealed() {
    sealing.seal();
    return sealing.newest().orElseThrow().number();
  }

  private SealsOutside outside() {
    return outside(new OutsideProperties(file, address(), "of-the-test"));
  }

  private SealsOutside outside(OutsideProperties configured) {
    return new SealsOutside(configured, seals, database, transactions, clock);
  }

  private SealsOutside nowhere() {
    return outside(new OutsideProperties(null, null, null));
  }

  private URI address() {
    return URI.create("http://localhost:" + auditors.getAddress().getPort() + "/seals");
  }

  private List<SealedHeads> wholeLines() throws IOException {
    return Files.readAllLines(file).stream()
        .flatMap(line -> SealedHeads.read(line).stream())
        .toList();
  }

  private List<Long> numbersInTheFile() throws IOException {
    return wholeLines().stream().map(SealedHeads::number).toList();
  }

  private static List<Long> upTo(long number) {
    return LongStream.rangeClosed(1, number).boxed().toList();
  }

  private String[] arguments() throws SQLException {
    try (Connection connection = source.getConnection()) {
      return new String[] {
        "--spring.datasource.url=" + connection.getMetaData().getURL(),
        "--spring.datasource.username=compact_app",
        "--compact.audit.outside.file=" + file
      };
    }
  }
}
