package org.capacitycompact.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.capacitycompact.CompactTest;
import org.capacitycompact.party.Mailboxes;
import org.capacitycompact.platform.engine.OwnJobs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@CompactTest
@DisplayName("A mail")
class MailSendingTest {

  private static final GreenMail SERVER = TestMailServer.SERVER;
  private static final Letter LETTER =
      new Letter("Your task", "Endorse the demand.", "<p>Endorse the demand.</p>", null);

  @Autowired Mails mails;
  @Autowired TestLetters letters;
  @Autowired MailJobs jobs;
  @Autowired ManagementService management;
  @Autowired MailRepository repository;
  @Autowired Mailboxes mailboxes;
  @Autowired MailServer server;
  @Autowired MailMessages messages;
  @Autowired MailRest rests;
  @Autowired OwnJobs own;
  @Autowired MailMetrics metrics;
  @Autowired io.micrometer.core.instrument.MeterRegistry meters;
  @Autowired JdbcClient database;
  @Autowired org.springframework.beans.factory.ObjectProvider<MailRegister> registers;
  @Autowired TransactionTemplate transaction;
  @Autowired Clock clock;

  private String person;
  private String address;

  @BeforeEach
  void somebody() {
    person = "mail" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    address = person + "@reader.example";
    add("en");
    database.sql("delete from mail_rest").update();
  }

  @AfterEach
  void serverIsUp() {
    if (!SERVER.isRunning()) {
      SERVER.start();
    }
    database.sql("delete from mail_rest").update();
  }

  @Test
  @DisplayName("is sent in the language of its reader, with all that mail programs ask for")
  void sentInTheLanguageOfItsReader() throws Exception {
    database
        .sql("update person set language = 'fr', name = 'Afi Énam' where user_id = ?")
        .param(person)
        .update();
    UUID mail =
        queue(
            order ->
                order.language().equals(Locale.FRENCH)
                    ? new Letter(
                        "Une tâche vous attend",
                        "Approuvez la demande – aujourd’hui.",
                        "<p>Approuvez la demande – aujourd’hui.</p>",
                        "https://compact.example/stop/" + order.stopKey())
                    : LETTER);

    jobs.run(mail);

    MimeMessage got = received().get(0);
    assertThat(got.getSubject()).isEqualTo("Une tâche vous attend");
    assertThat(got.getFrom()[0]).hasToString("The Compact <compact@compact.example>");
    assertThat(got.getReplyTo()[0]).hasToString("Secretariat <secretariat@compact.example>");
    assertThat(got.getMessageID()).isEqualTo("<" + mail + "@localhost>");
    assertThat(header(got, "Auto-Submitted")).isEqualTo("auto-generated");
    assertThat(header(got, "Content-Language")).isEqualTo("fr");
    assertThat(header(got, "Return-Path")).isEqualTo("<compact@compact.example>");
    assertThat(header(got, "List-Unsubscribe"))
        .matches("<https://compact.example/stop/[0-9a-f-]{36}>");
    assertThat(header(got, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    assertThat(got.getSentDate().toInstant())
        .isBetween(clock.instant().minusSeconds(60), clock.instant().plusSeconds(1));
    MimeMultipart both = (MimeMultipart) got.getContent();
    assertThat(both.getContentType()).contains("multipart/alternative");
    assertThat(both.getBodyPart(0).getContent()).isEqualTo("Approuvez la demande – aujourd’hui.");
    assertThat(both.getBodyPart(1).getContentType()).containsIgnoringCase("text/html");
    assertThat(both.getBodyPart(1).getContent()).asString().contains("– aujourd’hui.</p>");
    assertThat(row(mail))
        .containsEntry("state", "SENT")
        .containsEntry("address", address)
        .containsEntry("attempts", 1)
        .hasEntrySatisfying("answer", said -> assertThat(said.toString()).startsWith("250"));
    assertThat(jobs.of(mail)).isEmpty();
  }

  @Test
  @DisplayName("is ordered with what happened, or not at all")
  void orderedWithinTheTransaction() {
    UUID[] ordered = new UUID[1];
    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      ordered[0] = mails.queue(person, TestLetters.KIND, "nothing");
                      throw new IllegalStateException("it did not happen");
                    }))
        .hasMessage("it did not happen");
    assertThat(jobs.of(ordered[0])).isEmpty();
    assertThat(rows(ordered[0])).isEmpty();
    assertThatThrownBy(() -> mails.queue(person, TestLetters.KIND, "nothing"))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  @DisplayName("waits while the server is down, without another mail asking it, and is sent then")
  void serverDownThenUp() {
    UUID one = queue(order -> LETTER);
    UUID other = queue(order -> LETTER);
    SERVER.stop();

    Instant before = clock.instant();
    jobs.run(one);
    assertThat(row(one)).containsEntry("state", "WAITING").containsEntry("attempts", 1);
    assertThat(due(one)).isBetween(before.plusSeconds(59), clock.instant().plusSeconds(61));

    jobs.run(other);
    assertThat(row(other)).containsEntry("state", "WAITING").containsEntry("attempts", 0);
    assertThat(due(other)).isAfter(before.plusSeconds(59));

    restIsOver();
    jobs.run(one);
    assertThat(row(one)).containsEntry("attempts", 2);
    assertThat(due(one))
        .isBetween(before.plus(Duration.ofMinutes(5)), before.plus(Duration.ofMinutes(7)));

    SERVER.start();
    restIsOver();
    jobs.run(one);
    jobs.run(other);
    assertThat(row(one)).containsEntry("state", "SENT");
    assertThat(row(other)).containsEntry("state", "SENT").containsEntry("attempts", 1);
    assertThat(received()).hasSize(2);
    assertThat(database.sql("select count(*) from mail_rest").query(Integer.class).single())
        .isZero();
  }

  @Test
  @DisplayName("is given up after three days")
  void givenUp() {
    UUID mail = queue(order -> LETTER);
    Instant queued = clock.instant();
    SERVER.stop();
    sendAt(mail, Duration.ofHours(71).plusMinutes(30));
    assertThat(row(mail)).containsEntry("state", "WAITING");
    assertThat(
            jobs.of(mail).stream().map(job -> job.getDuedate()).filter(java.util.Objects::nonNull))
        .as("its last try is not after its last hour")
        .singleElement()
        .satisfies(due -> assertThat(due.toInstant()).isBefore(queued.plus(Duration.ofHours(72))));
    SERVER.start();
    sendAt(mail, Duration.ofHours(72));
    assertThat(row(mail)).containsEntry("state", "GIVEN_UP");
    assertThat(received()).isEmpty();
    jobs.of(mail).forEach(job -> management.executeJob(job.getId()));
    assertThat(received()).isEmpty();
  }

  @Test
  @DisplayName("that was sent and not noted is sent again, with the same Message-ID")
  void diesBetweenAcceptanceAndCommit() throws Exception {
    UUID mail = queue(order -> LETTER);
    String job = jobs.of(mail).get(0).getId();
    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      management.executeJob(job);
                      throw new IllegalStateException("the node dies");
                    }))
        .hasMessage("the node dies");
    assertThat(row(mail)).containsEntry("state", "WAITING").containsEntry("attempts", 0);

    jobs.run(mail);

    assertThat(row(mail)).containsEntry("state", "SENT").containsEntry("attempts", 1);
    assertThat(received()).hasSize(2);
    assertThat(received().get(0).getMessageID()).isEqualTo(received().get(1).getMessageID());
  }

  @Test
  @DisplayName("is sent once, even where two do its job at the same moment")
  void sentOnce() throws Exception {
    UUID mail = queue(order -> LETTER);
    String job = jobs.of(mail).get(0).getId();
    Callable<String> send =
        () -> {
          try {
            management.executeJob(job);
            return "done";
          } catch (RuntimeException met) {
            return "met another";
          }
        };
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      List<String> ends = new ArrayList<>();
      for (Future<String> end : nodes.invokeAll(List.of(send, send))) {
        ends.add(end.get());
      }
      assertThat(ends).contains("done");
    } finally {
      nodes.shutdownNow();
    }
    assertThat(row(mail)).containsEntry("state", "SENT").containsEntry("attempts", 1);
    assertThat(received()).hasSize(1);
    assertThat(jobs.of(mail)).isEmpty();
  }

  @Test
  @DisplayName("that finds no free turn waits the longer the more wait before it")
  void turnsAreSpread() throws Exception {
    CountDownLatch busy = new CountDownLatch(2);
    CountDownLatch goOn = new CountDownLatch(1);
    List<UUID> beingSent = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      beingSent.add(
          queue(
              order -> {
                busy.countDown();
                try {
                  goOn.await();
                } catch (InterruptedException end) {
                  Thread.currentThread().interrupt();
                }
                return LETTER;
              }));
    }
    List<UUID> waiting = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      waiting.add(queue(order -> LETTER));
    }
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> ends = new ArrayList<>();
      beingSent.forEach(mail -> ends.add(nodes.submit(() -> jobs.run(mail))));
      assertThat(busy.await(20, TimeUnit.SECONDS)).isTrue();
      Instant before = clock.instant();
      waiting.forEach(jobs::run);
      assertThat(due(waiting.get(0))).isAfter(before.plusSeconds(5));
      assertThat(Duration.between(due(waiting.get(0)), due(waiting.get(19))))
          .isGreaterThanOrEqualTo(Duration.ofMillis(19 * 250 - 1));
      goOn.countDown();
      for (Future<?> end : ends) {
        end.get();
      }
    } finally {
      goOn.countDown();
      nodes.shutdownNow();
    }
    waiting.forEach(jobs::run);
    assertThat(received()).hasSize(22);
  }

  @Test
  @DisplayName("is not sent to whom nothing is to be said, or who has no address or no account")
  void dropped() {
    UUID nothing = transaction.execute(s -> mails.queue(person, TestLetters.KIND, "nothing told"));
    jobs.run(nothing);
    assertThat(row(nothing))
        .containsEntry("state", "DROPPED")
        .containsEntry("reason", "NOTHING_TO_SAY");

    UUID toFailing = queue(order -> LETTER);
    database
        .sql(
            "update person set mail_failed_at = now(), mail_failure = '550 gone' where user_id = ?")
        .param(person)
        .update();
    jobs.run(toFailing);
    assertThat(row(toFailing)).containsEntry("reason", "ADDRESS_FAILS");

    UUID toNowhere = queue(order -> LETTER);
    database.sql("update person set email = null where user_id = ?").param(person).update();
    jobs.run(toNowhere);
    assertThat(row(toNowhere)).containsEntry("reason", "NO_ADDRESS");

    UUID toClosed = queue(order -> LETTER);
    database
        .sql("update person set email = ?, enabled = false where user_id = ?")
        .params(address, person)
        .update();
    jobs.run(toClosed);
    assertThat(row(toClosed)).containsEntry("reason", "CLOSED");
    assertThat(received()).isEmpty();
  }

  @Test
  @DisplayName("has one subject, whatever it contains")
  void subjectBeginsNoHeader() throws Exception {
    UUID mail =
        queue(
            order ->
                new Letter(
                    "A demand\r\nBcc: everybody@evil.example\r\n\r\nText",
                    "Text",
                    "<p>Text</p>",
                    null));
    jobs.run(mail);
    MimeMessage got = received().get(0);
    assertThat(got.getSubject()).isEqualTo("A demand Bcc: everybody@evil.example Text");
    assertThat(got.getHeader("Bcc")).isNull();
    assertThat(got.getAllRecipients()).hasSize(1);
  }

  @Test
  @DisplayName("whose writer fails, or that is too long, is tried again and then an incident")
  void writersFault() {
    UUID mail = queue(order -> new Letter("Long", "x".repeat(20_000), "<p>Long</p>", null));
    Job job = jobs.of(mail).get(0);
    List<Duration> waits =
        List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10));
    for (int tried = 0; tried < 5; tried++) {
      Instant before = clock.instant();
      assertThatThrownBy(() -> management.executeJob(job.getId()))
          .hasMessageContaining("is to have less than")
          .hasMessageContaining(mail.toString());
      if (tried < waits.size()) {
        assertThat(due(mail))
            .isBetween(
                before.plus(waits.get(tried)).minusSeconds(1),
                clock.instant().plus(waits.get(tried)).plusSeconds(1));
      }
    }
    assertThat(jobs.of(mail).get(0).getRetries()).isZero();
    assertThat(row(mail)).containsEntry("state", "WAITING");
    management.deleteJob(job.getId());
  }

  @Test
  @DisplayName("that waits is counted with its age, and forgotten 90 days after its end")
  void countedAndForgotten() {
    UUID mail = queue(order -> LETTER);
    UUID waiting = queue(order -> LETTER);
    MailMetrics fresh = new MailMetrics(registers, Clock.offset(clock, Duration.ofMinutes(5)));
    var registry = new io.micrometer.core.instrument.simple.SimpleMeterRegistry();
    fresh.bindTo(registry);
    assertThat(registry.get("compact.mail.waiting").gauge().value()).isGreaterThanOrEqualTo(2);
    assertThat(registry.get("compact.mail.oldest.seconds").gauge().value())
        .isGreaterThanOrEqualTo(300);
    assertThat(registry.get("compact.mail.silent").gauge().value()).isZero();
    double before = sent();
    jobs.run(mail);
    assertThat(sent()).isEqualTo(before + 1);

    new MailUpkeep(database, Clock.offset(clock, Duration.ofDays(89))).forget();
    assertThat(rows(mail)).hasSize(1);
    new MailUpkeep(database, Clock.offset(clock, Duration.ofDays(90).plusMinutes(1))).forget();
    assertThat(rows(mail)).isEmpty();
    assertThat(rows(waiting)).as("what waits is not forgotten").hasSize(1);
  }

  private double sent() {
    var counter = meters.find("compact.mail.ended").tag("state", "SENT").counter();
    return counter == null ? 0 : counter.count();
  }

  private void add(String language) {
    database
        .sql("insert into person (user_id, name, language, email) values (?, ?, ?, ?)")
        .params(person, "Reader", language, address)
        .update();
  }

  private UUID queue(java.util.function.Function<MailOrder, Letter> letter) {
    String about = UUID.randomUUID().toString();
    letters.tell(about, letter);
    return transaction.execute(status -> mails.queue(person, TestLetters.KIND, about));
  }

  private List<MimeMessage> received() {
    return TestMailServer.sentTo(address);
  }

  private static String header(MimeMessage message, String name) throws Exception {
    return message.getHeader(name)[0];
  }

  private Instant due(UUID mail) {
    return jobs.of(mail).get(0).getDuedate().toInstant();
  }

  private void restIsOver() {
    database
        .sql(
            "update mail_rest set since = since - interval '1 day', ends_at = now() - interval '1 second'")
        .update();
  }

  /** Sends it as a node would, a while from now. */
  private void sendAt(UUID mail, Duration later) {
    MailSending then =
        new MailSending(
            repository,
            mailboxes,
            server,
            messages,
            rests,
            own,
            metrics,
            Clock.offset(clock, later),
            List.of(letters));
    transaction.executeWithoutResult(status -> then.run(mail.toString()));
  }

  private Map<String, Object> row(UUID mail) {
    return rows(mail).get(0);
  }

  private List<Map<String, Object>> rows(UUID mail) {
    return database.sql("select * from mail where id = ?").param(mail).query().listOfRows();
  }
}
