package org.capacitycompact.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.capacitycompact.CompactTest;
import org.capacitycompact.mail.MailProperties.Bounces;
import org.capacitycompact.mail.MailProperties.Tls;
import org.capacitycompact.party.Mailboxes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CompactTest
@DisplayName("A mail that comes back")
class BouncesTest {

  private static final String REPORT =
      """
      From: MAILER-DAEMON@reader.example
      To: %1$s
      Subject: Undelivered Mail Returned to Sender
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=delivery-status; boundary="b"

      --b
      Content-Type: text/plain

      Your message could not be delivered.

      --b
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mail.reader.example

      Final-Recipient: rfc822; %2$s
      Action: %3$s
      Status: %4$s
      Diagnostic-Code: smtp; 550 %4$s The reader
       is not here

      --b
      Content-Type: text/rfc822-headers

      Message-ID: %5$s
      Subject: Your task

      --b--
      """;

  @Autowired Mails mails;
  @Autowired TestLetters letters;
  @Autowired MailJobs jobs;
  @Autowired MailRepository repository;
  @Autowired Mailboxes mailboxes;
  @Autowired PlatformTransactionManager transactions;
  @Autowired TransactionTemplate transaction;
  @Autowired MailMetrics metrics;
  @Autowired io.micrometer.core.instrument.MeterRegistry meters;
  @Autowired JdbcClient database;
  @Autowired Clock clock;

  private GreenMailUser mailbox;
  private String person;
  private String address;
  private UUID mail;

  @BeforeEach
  void somethingWasSent() {
    person = "b" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    address = person + "@reader.example";
    mailbox = TestMailServer.SERVER.setUser(person + "-bounces@compact.example", "secret");
    database
        .sql("insert into person (user_id, name, email) values (?, ?, ?)")
        .params(person, "Reader", address)
        .update();
    letters.tell(person, order -> new Letter("Your task", "Text", "<p>Text</p>", null));
    mail = transaction.execute(status -> mails.queue(person, TestLetters.KIND, person));
    jobs.run(mail);
    assertThat(state()).containsEntry("state", "SENT");
  }

  @Test
  @DisplayName("is known again, and its address is marked")
  void comesBack() throws Exception {
    double before = counted();
    report(address, "failed", "5.1.1", "<" + mail + "@localhost>");
    report(address, "failed", "5.1.1", "<" + mail + "@localhost>");
    read();
    assertThat(counted()).as("once, however often it is told").isEqualTo(before + 1);
    assertThat(state())
        .containsEntry("state", "BOUNCED")
        .containsEntry("answer", "550 5.1.1 The reader is not here");
    assertThat(mailboxes.of(person).orElseThrow().failure()).contains("is not here");
    assertThat(left()).isZero();
    read();
  }

  @Test
  @DisplayName("since its mailbox is full leaves the address as it is")
  void mailboxFull() throws Exception {
    report(address, "failed", "5.2.2", "<" + mail + "@localhost>");
    read();
    assertThat(state()).containsEntry("state", "BOUNCED");
    assertThat(mailboxes.of(person).orElseThrow().failing()).isNull();
  }

  @Test
  @DisplayName("is believed for its own address only; what is nothing to us stays in the mailbox")
  void forged() throws Exception {
    report("somebody@else.example", "failed", "5.1.1", "<" + mail + "@localhost>");
    report(address, "failed", "5.1.1", "<" + UUID.randomUUID() + "@localhost>");
    report(address, "delayed", "4.4.1", "<" + mail + "@localhost>");
    mailbox.deliver(message("Subject: Out of office\n\nI am away.\n"));
    read();
    assertThat(state()).containsEntry("state", "SENT");
    assertThat(mailboxes.of(person).orElseThrow().failing()).isNull();
    assertThat(left()).isEqualTo(4);
  }

  @Test
  @DisplayName("is known although a message before it cannot be read, which stays there, read")
  void unreadable() throws Exception {
    mailbox.deliver(
        message(
            REPORT
                .formatted(mailbox.getEmail(), address, "failed", "5.1.1", "<a@localhost>")
                .replace(
                    "Content-Type: text/rfc822-headers",
                    "Content-Type: text/rfc822-headers\nContent-Transfer-Encoding: x-none")));
    report(address, "failed", "5.1.1", "<" + mail + "\0@localhost>");
    report(address, "failed", "5.1.1", "<" + mail + "@localhost>");
    read();
    assertThat(state()).containsEntry("state", "BOUNCED");
    assertThat(left()).isEqualTo(2);
    assertThat(unread()).isZero();
  }

  @Test
  @DisplayName("was sent before: a report about one that was sent nowhere is nothing to us")
  void neverSent() throws Exception {
    UUID waits = transaction.execute(status -> mails.queue(person, TestLetters.KIND, person));
    report(address, "failed", "5.1.1", "<" + waits + "@localhost>");
    report(address, "failed", "5.1.1", "<" + mail + "@localhost>");
    read();
    assertThat(state()).containsEntry("state", "BOUNCED");
    assertThat(
            database
                .sql("select state from mail where id = ?")
                .param(waits)
                .query(String.class)
                .single())
        .isEqualTo("WAITING");
    assertThat(left()).isEqualTo(1);
    assertThat(unread()).isZero();
    jobs.delete(waits);
  }

  private void report(String recipient, String action, String status, String id) throws Exception {
    mailbox.deliver(message(REPORT.formatted(mailbox.getEmail(), recipient, action, status, id)));
  }

  private static MimeMessage message(String raw) throws Exception {
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(raw.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII)));
  }

  private void read() {
    MailProperties settings =
        new MailProperties(
            "127.0.0.1",
            null,
            null,
            null,
            Tls.NONE,
            null,
            null,
            null,
            Duration.ofSeconds(5),
            new Bounces(
                "127.0.0.1",
                TestMailServer.SERVER.getImap().getPort(),
                mailbox.getLogin(),
                "secret",
                Tls.NONE,
                "INBOX"));
    new BounceMailbox(settings, repository, mailboxes, transactions, metrics, clock).run();
  }

  private long unread() throws Exception {
    return TestMailServer.SERVER
        .getManagers()
        .getImapHostManager()
        .getInbox(mailbox)
        .getMessages()
        .stream()
        .filter(each -> !each.getFlags().contains(jakarta.mail.Flags.Flag.SEEN))
        .count();
  }

  private double counted() {
    var counter = meters.find("compact.mail.ended").tag("state", "BOUNCED").counter();
    return counter == null ? 0 : counter.count();
  }

  private int left() throws Exception {
    return TestMailServer.SERVER
        .getManagers()
        .getImapHostManager()
        .getInbox(mailbox)
        .getMessageCount();
  }

  private Map<String, Object> state() {
    return database.sql("select * from mail where id = ?").param(mail).query().listOfRows().get(0);
  }
}
