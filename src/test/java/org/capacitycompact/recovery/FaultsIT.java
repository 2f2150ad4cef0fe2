package org.capacitycompact.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.capacitycompact.audit.VerifyCommand;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.database.DatabaseCommands;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;

/**
 * The application in a separate process, people working over HTTP, and failures of the machine. One
 * application serves all faults, because a start takes long; each fault begins and ends with
 * consistent data.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@DisplayName("What was acknowledged")
class FaultsIT {

  /** Threads of the engine's job executor. */
  private static final int JOBS_AT_ONCE = 10;

  private final Journal journal = new Journal();
  private Path folder;
  private SmallDisk disk;
  private final GreenMail mailServer = new GreenMail(ServerSetup.SMTP.dynamicPort());
  private ForkedCompact compact;
  private HttpDesk desk;

  @BeforeAll
  void start() throws Exception {
    folder = Files.createTempDirectory("compact-faults");
    disk = SmallDisk.at(folder);
    mailServer.start();
    compact = ForkedCompact.on(folder.resolve("database"), mail());
    desk = new HttpDesk(journal, compact.port());
    Workforce.untilSomebodyIsPaid(desk, journal);
    assertThat(journal.paid).as("payments; %s", journal.misunderstood).isNotEmpty();
    assertThat(journal.votes()).isPositive();
    assertThat(journal.wrong).isEmpty();
  }

  @AfterAll
  void end() throws Exception {
    if (compact != null) {
      compact.close();
    }
    mailServer.stop();
    disk.close();
    FileSystemUtils.deleteRecursively(folder);
  }

  @Test
  @Order(1)
  @DisplayName("at the same moment twice, or again after no answer came, has one effect")
  void twiceHasOneEffect() throws Exception {
    InitiativeNumber number = raise("amina", "The same decision twice");
    String task = desk.task("amina", number);
    desk.prepares("amina", task, "UserTask_ArticulateDemand");
    List<HttpDesk.Answer> answers =
        atTheSameMoment(
            () -> desk.sends("amina", task, "UserTask_ArticulateDemand"),
            () -> desk.sends("amina", task, "UserTask_ArticulateDemand"),
            () -> desk.sends("amina", task, "UserTask_ArticulateDemand"));
    assertThat(answers).extracting(HttpDesk.Answer::status).containsOnlyOnce(204).contains(409);

    String endorsement = desk.task("joseph", number);
    HttpDesk.Answer hungUp =
        desk.completes("joseph", endorsement, "UserTask_EndorseDemand", Duration.ofMillis(2));
    assertThat(hungUp.status()).isZero();
    HttpDesk.Answer again = desk.completes("joseph", endorsement, "UserTask_EndorseDemand");
    assertThat(again.status()).isIn(204, 409);
    journal.refused.clear();
    assertThat(
            read(
                "select count(*) from task_decision where task_id in ('%s', '%s')"
                    .formatted(task, endorsement)))
        .containsExactly("2");

    Journal.Demand once = HttpDesk.demand("koffi", "The same demand twice");
    List<HttpDesk.Answer> raised =
        atTheSameMoment(() -> desk.raises(once), () -> desk.raises(once));
    assertThat(raised).extracting(HttpDesk.Answer::status).containsOnly(201);
    assertThat(raised.get(0).json().get("number")).isEqualTo(raised.get(1).json().get("number"));
    everythingAgrees();
  }

  @Test
  @Order(2)
  @DisplayName("survives its database stopping and starting under load, without a restart")
  void databaseStopsAndStarts() throws Exception {
    try (Workforce atWork = Workforce.of(desk)) {
      awaitWork(30);
      ProcessHandle server = compact.databaseServer();
      // An immediate stop of the server: it ends without closing anything.
      signal(server, "QUIT");
      server.onExit().get(20, TimeUnit.SECONDS);
      await(
          "work goes on",
          Duration.ofSeconds(30),
          () -> desk.get("amina", "/api/tasks").status() == 200);
      awaitWork(10);
    }
    everythingIsServedAgain();
    assertThat(journal.refused)
        .as("meanwhile")
        .isNotEmpty()
        .allSatisfy(refusal -> assertThat(refusal.status()).isEqualTo(503))
        .allSatisfy(refusal -> assertThat(refusal.millis()).isLessThan(20_000));
    journal.refused.clear();
    everythingAgrees();
  }

  @Test
  @Order(3)
  @DisplayName(
      "survives a full disk, refusals are clear, and work goes on when there is room again")
  void fullDisk() throws Exception {
    Assumptions.assumeTrue(
        disk.isOwn(), "skipped: a small disk of its own needs the right to mount (root on Linux)");
    try (Workforce atWork = Workforce.of(desk)) {
      awaitWork(10);
      disk.fill();
      await("refusals", Duration.ofSeconds(60), () -> journal.refused.size() >= 10);
      HttpDesk.Answer page = desk.get("amina", "/initiatives");
      if (page.status() == 503) {
        assertThat(page.body()).contains("<h1>The system cannot answer just now</h1>");
      }
      disk.free();
      await(
          "work goes on",
          Duration.ofSeconds(60),
          () -> desk.get("amina", "/api/tasks").status() == 200);
      awaitWork(10);
    }
    everythingIsServedAgain();
    assertThat(journal.refused)
        .allSatisfy(refusal -> assertThat(refusal.status()).isEqualTo(503))
        .allSatisfy(refusal -> assertThat(refusal.millis()).isLessThan(20_000));
    journal.refused.clear();
    everythingAgrees();
  }

  @Test
  @Order(4)
  @DisplayName(
      "survives kill -9, once, and what was not is wholly there or wholly absent; another node tells it")
  void killed() throws Exception {
    everybodyReadsMail();
    try (ForkedCompact other = ForkedCompact.onServer(url(), null, mail())) {
      try (Workforce atWork = Workforce.of(desk)) {
        awaitWork(30);
        compact.kill();
      }
      assertThat(other.alive()).isTrue();
      toldOnce();
    }
    journal.refused.clear();
    ProcessHandle leftBehind = compact.databaseServer();
    assertThat(leftBehind.isAlive()).as("the database server lives on").isTrue();

    compact = ForkedCompact.on(folder.resolve("database"));
    desk.moveTo(compact.port());

    assertThat(leftBehind.isAlive()).as("the server of the killed application").isFalse();
    everythingAgrees();
    journal.raised.forEach(
        (demand, number) -> assertThat(again(demand)).as("the same key, again").isEqualTo(number));
    List.copyOf(journal.unanswered).forEach(demand -> desk.raises(demand));
    assertThat(journal.unanswered).isEmpty();
    everythingAgrees();
    try (Workforce atWork = Workforce.of(desk)) {
      awaitWork(10);
    }
    everythingAgrees();
  }

  private void everybodyReadsMail() throws Exception {
    try (Connection owner = compact.database();
        Statement statement = owner.createStatement()) {
      statement.execute("update person set email = user_id || '@reader.example'");
    }
  }

  private String url() throws Exception {
    try (Connection database = compact.database()) {
      return database.getMetaData().getURL().replaceFirst("\\?.*", "");
    }
  }

  /** Two nodes send; a node that died holds what it was at for a quarter of a minute. */
  private String[] mail() {
    return new String[] {
      "--compact.mail.host=127.0.0.1",
      "--compact.mail.port=" + mailServer.getSmtp().getPort(),
      "--compact.mail.from=The Compact <compact@example.org>",
      "--compact.mail.reply-to=Sofia Marques <secretariat@example.org>",
      "--compact.notices.every=PT1S",
      "--camunda.bpm.job-execution.lock-time-in-millis=15000"
    };
  }

  /**
   * What was acknowledged before the kill is told by the node that is left. Only what the dead node
   * was sending may come twice, with the same Message-ID.
   */
  private void toldOnce() throws Exception {
    await(
        "everything is told",
        Duration.ofSeconds(90),
        () ->
            read("select id from outbox union all select 0 from mail where state = 'WAITING'")
                    .isEmpty()
                && !read("select id from mail where state = 'SENT'").isEmpty());
    List<String> noted = read("select message_id from mail where state = 'SENT'");
    List<String> came = new ArrayList<>();
    for (MimeMessage message : mailServer.getReceivedMessages()) {
      came.add(message.getMessageID());
    }
    assertThat(noted).as("sent").isNotEmpty();
    assertThat(Set.copyOf(came))
        .as("each that is noted, and no other")
        .isEqualTo(Set.copyOf(noted));
    assertThat(came.size() - noted.size()).as("repeated").isBetween(0, JOBS_AT_ONCE);
    assertThat(read("select state from mail where state not in ('SENT', 'DROPPED')")).isEmpty();
  }

  @Test
  @Order(5)
  @DisplayName("survives a stop under load, which finishes what is under way")
  void stopped() throws Exception {
    try (Workforce atWork = Workforce.of(desk)) {
      awaitWork(10);
      compact.stop();
    }
    journal.refused.clear();
    assertThat(folder.resolve("database/data/postmaster.pid")).as("its server").doesNotExist();
    compact = ForkedCompact.on(folder.resolve("database"));
    desk.moveTo(compact.port());
    everythingAgrees();
  }

  @Test
  @Order(6)
  @DisplayName("before a backup under load is in the backup, which starts elsewhere as it was")
  @ExtendWith(OutputCaptureExtension.class)
  void backedUp(CapturedOutput output) throws Exception {
    Path backups = folder.resolve("backups");
    Journal before = new Journal();
    try (Workforce atWork = Workforce.of(desk)) {
      awaitWork(10);
      before.raised.putAll(journal.raised);
      before.completed.putAll(journal.completed);
      before.paid.putAll(journal.paid);
      assertThat(backUp(backups)).isZero();
      awaitWork(5);
    }
    compact.stop();
    Path backup = only(backups);
    assertThat(restore(backup, folder.resolve("database"))).as("over a used folder").isOne();
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    assertThat(restore(backup, elsewhere)).isZero();
    assertThat(VerifyCommand.run("--compact.database.folder=" + elsewhere))
        .as("the record as it was restored, before anything runs on it")
        .isEqualTo(VerifyCommand.WHOLE);

    journal.refused.clear();
    compact = ForkedCompact.on(elsewhere);
    desk.moveTo(compact.port());
    try (Connection database = compact.database()) {
      assertThat(Consistency.lost(database, before)).as("acknowledged before").isEmpty();
      assertThat(Consistency.faults(database)).as("tables that disagree").isEmpty();
    }
    assertThat(raise("amina", "Raised on the restored system").value()).startsWith("KE-");
    recordIsContinuedAndStillTellsOfAChange(
        InitiativeNumber.of(before.raised.values().iterator().next()), output);

    Files.writeString(
        backup.resolve("database/PG_VERSION"), "17\n\n", StandardOpenOption.TRUNCATE_EXISTING);
    assertThat(restore(backup, Files.createDirectories(folder.resolve("third"))))
        .as("a backup that somebody changed")
        .isOne();
  }

  private void recordIsContinuedAndStillTellsOfAChange(
      InitiativeNumber number, CapturedOutput output) throws Exception {
    assertThat(verifyRunning()).as("with what was written since").isEqualTo(VerifyCommand.WHOLE);
    try (Connection owner = compact.database();
        Statement statement = owner.createStatement()) {
      statement.execute(
          """
          alter table audit_entry disable trigger audit_stays;
          update audit_entry set person = person || 'x' where chain = '%s' and position = 1;
          alter table audit_entry enable always trigger audit_stays;
          """
              .formatted(number));
    }
    assertThat(verifyRunning()).as("one entry was changed").isEqualTo(VerifyCommand.BROKEN);
    assertThat(output.getOut()).contains("Entry 1 of “" + number + "” is not what was written");
  }

  private int verifyRunning() throws Exception {
    try (Connection database = compact.database()) {
      return VerifyCommand.run(
          "--spring.datasource.url=" + database.getMetaData().getURL(),
          "--spring.datasource.username=compact_app");
    }
  }

  private int backUp(Path into) {
    return DatabaseCommands.run(
        Clock.systemUTC(),
        "backup",
        "--database=" + folder.resolve("database"),
        "--to=" + into,
        "--keep=2");
  }

  private static int restore(Path backup, Path into) {
    return DatabaseCommands.run(
        Clock.systemUTC(), "restore", "--from=" + backup, "--database=" + into);
  }

  private static Path only(Path folder) throws Exception {
    try (Stream<Path> content = Files.list(folder)) {
      List<Path> all = content.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  /** Without a restart of the application. */
  private void everythingIsServedAgain() {
    assertThat(compact.alive()).isTrue();
    assertThat(compact.readiness()).isEqualTo(200);
  }

  private void everythingAgrees() throws Exception {
    try (Connection database = compact.database()) {
      assertThat(Consistency.lost(database, journal)).as("acknowledged and lost").isEmpty();
      assertThat(Consistency.faults(database)).as("tables that disagree").isEmpty();
    }
    assertThat(journal.wrong).as("answers that must not be").isEmpty();
  }

  private InitiativeNumber raise(String person, String title) {
    return InitiativeNumber.of(
        desk.raises(HttpDesk.demand(person, title)).json().get("number").asText());
  }

  private String again(Journal.Demand demand) {
    return desk.raises(demand).json().get("number").asText();
  }

  private void awaitWork(int more) throws Exception {
    int before = journal.size();
    await("work is done", Duration.ofSeconds(60), () -> journal.size() >= before + more);
  }

  private static void await(String what, Duration atMost, Callable<Boolean> condition)
      throws Exception {
    long until = System.nanoTime() + atMost.toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as(what).isLessThan(until);
      Thread.sleep(50);
    }
  }

  private List<String> read(String query) throws Exception {
    try (Connection database = compact.database()) {
      return Consistency.column(database, query);
    }
  }

  private static void signal(ProcessHandle process, String signal) throws Exception {
    new ProcessBuilder(List.of("kill", "-" + signal, String.valueOf(process.pid())))
        .inheritIO()
        .start()
        .waitFor();
  }

  @SafeVarargs
  private static List<HttpDesk.Answer> atTheSameMoment(Callable<HttpDesk.Answer>... requests)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(requests.length);
    try {
      List<Future<HttpDesk.Answer>> running = threads.invokeAll(List.of(requests));
      return running.stream().map(FaultsIT::result).toList();
    } finally {
      threads.shutdownNow();
    }
  }

  private static HttpDesk.Answer result(Future<HttpDesk.Answer> running) {
    try {
      return running.get();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
