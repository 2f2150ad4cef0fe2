package org.capacitycompact.mail.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.capacitycompact.CompactTest;
import org.capacitycompact.account.Visit;
import org.capacitycompact.mail.MailJobs;
import org.capacitycompact.mail.Mails;
import org.capacitycompact.mail.TestMailServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CompactTest
@DisplayName("The page about mail")
class MailPageTest {

  private static final String PAGE = "/administration/mail";

  @LocalServerPort private int port;
  @Autowired private Mails mails;
  @Autowired private MailJobs jobs;
  @Autowired private JdbcClient database;
  @Autowired private TransactionTemplate transaction;
  private String person;

  @BeforeEach
  void somebody() {
    person = "p" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    database
        .sql("insert into person (user_id, name, email) values (?, ?, ?)")
        .params(person, "Reader " + person, person + "@reader.example")
        .update();
  }

  @AfterEach
  void serverIsUp() {
    if (!TestMailServer.SERVER.isRunning()) {
      TestMailServer.SERVER.start();
    }
    database.sql("delete from mail_rest").update();
    database.sql("update person set email = null where user_id = 'sofia'").update();
  }

  @Test
  @DisplayName("is for the secretariat and operators, and for nobody else")
  void byRole() {
    for (String user : List.of("sofia", "daniel", "operator")) {
      assertThat(Visit.signedIn(port, user).get(PAGE).status()).as(user).isEqualTo(200);
    }
    for (String user : List.of("amina", "joseph", "paulo", "mariam", "rosa")) {
      Visit other = Visit.signedIn(port, user);
      for (String address : List.of(PAGE, PAGE + ".csv", PAGE + ".xlsx")) {
        assertThat(other.get(address).status()).as(user + address).isEqualTo(403);
      }
      for (String act : List.of("/test", "/retry")) {
        assertThat(other.submit("/account", PAGE + act).status()).as(user + act).isEqualTo(403);
      }
      assertThat(other.get("/tasks").body()).doesNotContain(PAGE);
    }
  }

  @Test
  @DisplayName("shows what became of each mail, by person and state, and as a file")
  void whatBecameOfEach() {
    UUID mail = queue();
    Visit sofia = Visit.signedIn(port, "sofia");
    assertThat(sofia.get(PAGE + "?person=" + person).body())
        .contains("Reader " + person, "waiting")
        .containsPattern("mails? waits?; the oldest for")
        .doesNotContain("??");
    jobs.run(mail);
    assertThat(sofia.get(PAGE + "?person=" + person).body())
        .contains("not sent", "there was nothing to say any more");
    assertThat(sofia.get(PAGE + "?state=SENT&person=" + person).body())
        .contains("There are no such mails");
    assertThat(sofia.get(PAGE + ".csv?plain=true&person=" + person).body())
        .contains(person, "not sent");
    Visit french = Visit.signedIn(port, "sofia");
    french.language = "fr";
    assertThat(french.get(PAGE + "?person=" + person).body())
        .contains("il n’y avait plus rien à dire", "Le serveur")
        .doesNotContain("??");
  }

  @Test
  @DisplayName("shows the settings and no password")
  void settings() {
    assertThat(Visit.signedIn(port, "sofia").get(PAGE).body())
        .contains(
            "127.0.0.1:" + TestMailServer.SERVER.getSmtp().getPort(),
            "The Compact &lt;compact@compact.example&gt;",
            "unencrypted, on this machine only");
  }

  @Test
  @DisplayName("sends a message to oneself, and says what the server answered, or that it is away")
  void testMessage() {
    Visit sofia = Visit.signedIn(port, "sofia");
    assertThat(test(sofia)).contains("No address of yours is known");
    database
        .sql("update person set email = 'sofia@secretariat.example' where user_id = 'sofia'")
        .update();
    assertThat(test(sofia))
        .contains("The server took the message to sofia@secretariat.example", "250");
    TestMailServer.SERVER.stop();
    assertThat(test(sofia)).contains("The server takes no mail from here", "onnect");
  }

  @Test
  @DisplayName("shows since when the server is silent, and has all that wait tried again")
  void triedAgain() {
    UUID mail = queue();
    TestMailServer.SERVER.stop();
    database
        .sql(
            """
            insert into mail_rest (since, failures, ends_at, answer)
            values (now(), 1, now() + interval '1 hour', 'Connection refused')
            """)
        .update();
    jobs.run(mail);
    assertThat(jobs.of(mail).get(0).getDuedate()).isInTheFuture();
    Visit sofia = Visit.signedIn(port, "sofia");
    assertThat(sofia.get(PAGE).body()).contains("has taken no mail since", "Connection refused");
    TestMailServer.SERVER.start();

    Visit.Answer tried = sofia.submit(PAGE, PAGE + "/retry", "mail", mail.toString());
    assertThat(sofia.get(tried.location()).body())
        .contains("1 mail is tried again now")
        .doesNotContain("has taken no mail since");
    assertThat(jobs.of(mail))
        .singleElement()
        .satisfies(job -> assertThat(job.getDuedate()).isInThePast());
    assertThat(sofia.get(sofia.submit(PAGE, PAGE + "/retry").location()).body())
        .contains("tried again now");
    jobs.run(mail);
    assertThat(
            sofia
                .get(sofia.submit(PAGE, PAGE + "/retry", "mail", mail.toString()).location())
                .body())
        .contains("Nothing was left to try again");
  }

  @Test
  @DisplayName("shows a mail that could not be written, and has it tried again")
  void failed() {
    UUID mail = transaction.execute(status -> mails.queue(person, "test.unknown", "x"));
    for (int tried = 0; tried < 5; tried++) {
      assertThatThrownBy(() -> jobs.run(mail)).hasMessageContaining("nobody writes mails");
    }
    Visit sofia = Visit.signedIn(port, "sofia");
    String page = sofia.get(PAGE + "?state=FAILED&person=" + person).body();
    assertThat(page).contains("failed here", "could not be written").doesNotContain("??");
    assertThat(sofia.get(PAGE + "?state=WAITING&person=" + person).body())
        .contains("There are no such mails");
    sofia.submit(PAGE, PAGE + "/retry", "mail", mail.toString());
    assertThat(jobs.of(mail).get(0).getRetries()).isEqualTo(1);
    assertThat(sofia.get(PAGE + "?state=WAITING&person=" + person).body()).contains("waiting");
    jobs.delete(mail);
  }

  private UUID queue() {
    return transaction.execute(status -> mails.queue(person, "test.letter", "nothing told"));
  }

  private static String test(Visit who) {
    return who.get(who.submit(PAGE, PAGE + "/test").location()).body();
  }
}
