package org.capacitycompact.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.Job;
import org.capacitycompact.CompactTest;
import org.capacitycompact.mail.MailProperties.Tls;
import org.capacitycompact.party.Mailboxes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CompactTest
@DisplayName("A mail that the server does not take")
class MailRefusalsTest {

  private static final Letter LETTER = new Letter("Your task", "Text", "<p>Text</p>", null);

  @Autowired Mails mails;
  @Autowired TestLetters letters;
  @Autowired Mailboxes mailboxes;
  @Autowired MailRest rests;
  @Autowired MailJobs jobs;
  @Autowired JdbcClient database;
  @Autowired TransactionTemplate transaction;
  @Autowired Clock clock;

  private final ScriptedSmtp server = new ScriptedSmtp();
  private String person;

  @BeforeEach
  void somebody() {
    person = "r" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    database
        .sql("insert into person (user_id, name, email) values (?, ?, ?)")
        .params(person, "Reader", person + "@reader.example")
        .update();
    database.sql("delete from mail_rest").update();
  }

  @AfterEach
  void close() {
    server.close();
    database.sql("delete from mail_rest").update();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "RCPT, 550 5.1.1 No such user, true",
    "RCPT, 550 unknown, true",
    "RCPT, 553 5.1.3 Bad address, true",
    "RCPT, 550 5.7.1 Relaying denied, false",
    "RCPT, 552 5.2.2 Mailbox full, false",
    "., 554 5.7.1 Message looks like spam, false"
  })
  @DisplayName("for ever is refused with its words, and its address is marked if that takes none")
  void refused(String at, String answer, boolean ofAddress) {
    server.answer(at, answer);
    UUID mail = queue();
    send(mail);
    assertThat(row(mail)).containsEntry("state", "REFUSED").containsEntry("answer", answer);
    assertThat(jobs.of(mail)).as("only the one it was ordered with").hasSize(1);
    Mailboxes.Mailbox box = mailboxes.of(person).orElseThrow();
    if (ofAddress) {
      assertThat(box.failure()).isEqualTo(answer);
      UUID next = queue();
      send(next);
      assertThat(row(next)).containsEntry("reason", "ADDRESS_FAILS");
      database
          .sql("update person set email = 'new@reader.example' where user_id = ?")
          .param(person)
          .update();
      assertThat(mailboxes.of(person).orElseThrow().failing()).isNull();
    } else {
      assertThat(box.failing()).isNull();
    }
    assertThat(rests.last()).as("others are sent").isEmpty();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"RCPT, 451 4.7.1 Greylisted", "., 452 4.3.1 Busy"})
  @DisplayName("just now waits alone, longer each time, and others are sent")
  void later(String at, String answer) {
    server.answer(at, answer);
    UUID mail = queue();
    for (Duration wait :
        List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(1))) {
      Instant before = clock.instant();
      send(mail);
      assertThat(next(mail)).isBetween(before.plus(wait), clock.instant().plus(wait));
      assertThat(row(mail)).containsEntry("state", "WAITING").containsEntry("answer", answer);
    }
    assertThat(rests.last()).isEmpty();
    server.answer(at, "250 ok");
    send(mail);
    assertThat(row(mail)).containsEntry("state", "SENT").containsEntry("attempts", 6);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "MAIL, 550 5.7.1 You may not send",
    "RCPT, 421 4.3.2 Closing",
    "HELO, 421 Too many connections",
    "., ''"
  })
  @DisplayName("because it takes none of ours lets all others rest")
  void away(String at, String answer) {
    server.answer(at, answer);
    if (at.equals("HELO")) {
      server.answer("EHLO", answer);
    }
    UUID mail = queue();
    send(mail);
    assertThat(row(mail)).containsEntry("state", "WAITING").containsEntry("attempts", 1);
    assertThat(rests.last()).isPresent();
    int asked = server.told.size();
    UUID other = queue();
    send(other);
    assertThat(server.told).as("it is not asked again").hasSize(asked);
    assertThat(row(other)).containsEntry("attempts", 0);
    assertThat(mailboxes.of(person).orElseThrow().failing()).isNull();
  }

  @Test
  @DisplayName("because no mail can be addressed so is refused without asking it")
  void unusableAddress() {
    database
        .sql("update person set email = 'a,b@c d.example' where user_id = ?")
        .param(person)
        .update();
    UUID mail = queue();
    send(mail);
    assertThat(row(mail)).containsEntry("state", "REFUSED");
    assertThat(server.told).isEmpty();
  }

  @Test
  @DisplayName("because it offers no encryption where that is required is not sent in the clear")
  void noEncryption() {
    UUID mail = queue();
    send(mail, Tls.STARTTLS);
    assertThat(row(mail)).containsEntry("state", "WAITING");
    assertThat((String) row(mail).get("answer")).containsIgnoringCase("STARTTLS");
    assertThat(server.told).noneMatch(line -> line.startsWith("MAIL"));
    database.sql("delete from mail_rest").update();
    send(mail, Tls.TLS);
    assertThat(row(mail)).containsEntry("state", "WAITING").containsEntry("attempts", 2);
    assertThat(server.told).noneMatch(line -> line.startsWith("MAIL"));
  }

  private UUID queue() {
    String about = UUID.randomUUID().toString();
    letters.tell(about, order -> LETTER);
    return transaction.execute(status -> mails.queue(person, TestLetters.KIND, about));
  }

  private void send(UUID mail) {
    send(mail, Tls.NONE);
  }

  private void send(UUID mail, Tls tls) {
    jobs.run(mail, server, tls);
  }

  private Instant next(UUID mail) {
    return jobs.of(mail).stream()
        .map(Job::getDuedate)
        .filter(java.util.Objects::nonNull)
        .map(java.util.Date::toInstant)
        .max(java.util.Comparator.naturalOrder())
        .orElseThrow();
  }

  private Map<String, Object> row(UUID mail) {
    return database.sql("select * from mail where id = ?").param(mail).query().listOfRows().get(0);
  }
}
