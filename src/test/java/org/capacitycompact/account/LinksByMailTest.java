package org.capacitycompact.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.mail.MailJobs;
import org.capacitycompact.mail.ScriptedSmtp;
import org.capacitycompact.mail.TestMailServer;
import org.capacitycompact.party.Accounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CompactTest
@DisplayName("A link by mail")
class LinksByMailTest {

  private static final Pattern LINK =
      Pattern.compile("http://localhost:\\d+(/welcome/[A-Za-z0-9_-]{43}\\?lang=(..))");
  private static final String PASSWORD = "giraffe under copper moon";
  private static final AtomicInteger PLACES = new AtomicInteger(1);

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private MailJobs mails;
  @Autowired private ManagementService jobs;
  @Autowired private JdbcClient database;
  @Autowired private TransactionTemplate transaction;
  private Visit sofia;
  private String id;
  private String address;

  @BeforeEach
  void theSecretariat() {
    sofia = Visit.signedIn(port, "sofia");
    id = "l" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    address = id + "@guest.example";
  }

  @Test
  @DisplayName("invites in the language of the person, and lets them choose a password")
  void invitation() throws Exception {
    Visit.Answer page = invite("fr");
    assertThat(page.body())
        .contains("goes by mail", address, "Show a link instead")
        .doesNotContain("/welcome/", "??");
    assertThat(
            database
                .sql("select count(*) from one_time_link where user_id = ?")
                .param(id)
                .query(Integer.class)
                .single())
        .isZero();

    mails.run(mail("invitation"));

    MimeMessage got = received().get(0);
    assertThat(got.getSubject())
        .isEqualTo("Votre invitation au Pacte pour le développement des capacités");
    assertThat(text(got)).contains("Sofia Marques vous invite", "identifiant est " + id);
    Matcher link = link(got);
    assertThat(link.group(2)).isEqualTo("fr");
    assertThat(html(got)).contains("lang=\"fr\"", "href=\"" + link.group() + "\"");

    Visit guest = new Visit(port, "127.0.0.1");
    Visit.Answer chosen =
        guest.submit(
            link.group(1),
            link.group(1).replaceAll("\\?.*", ""),
            "password",
            PASSWORD,
            "again",
            PASSWORD);
    assertThat(chosen.location()).isEqualTo("/sign-in?chosen");
    guest.signIn(id, PASSWORD);
    assertThat(guest.isIn()).isTrue();
  }

  @Test
  @DisplayName("that was sent twice works in the later mail only")
  void theLaterReplacesTheEarlier() throws Exception {
    invite("en");
    UUID mail = mail("invitation");
    String job = mails.of(mail).get(0).getId();
    try {
      transaction.executeWithoutResult(
          status -> {
            jobs.executeJob(job);
            throw new IllegalStateException("the node dies");
          });
    } catch (IllegalStateException died) {
      assertThat(died).hasMessage("the node dies");
    }
    mails.run(mail);

    Visit guest = new Visit(port, "127.0.0.1");
    assertThat(received()).hasSize(2);
    assertThat(guest.get(link(received().get(0)).group(1)).status()).isEqualTo(404);
    assertThat(guest.get(link(received().get(1)).group(1)).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("is not sent any more when a link was handed over meanwhile, which goes on working")
  void handedOverMeanwhile() {
    invite("en");
    UUID mail = mail("invitation");
    String person = "/administration/people/" + id;
    Matcher shown =
        Pattern.compile("/welcome/[A-Za-z0-9_-]{43}")
            .matcher(sofia.submit(person, person + "/link").body());
    assertThat(shown.find()).isTrue();

    mails.run(mail);

    assertThat(received()).isEmpty();
    assertThat(new Visit(port, "127.0.0.1").get(shown.group()).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("arrives and works although the server first answers later and then not at all")
  void takenAtLast() throws Exception {
    invite("en");
    UUID mail = mail("invitation");
    notTakenTwice(mail, () -> {});
    Visit guest = new Visit(port, "127.0.0.1");
    guest.submit(
        link(received().get(0)).group(1),
        link(received().get(0)).group(1).replaceAll("\\?.*", ""),
        "password",
        PASSWORD,
        "again",
        PASSWORD);
    guest.signIn(id, PASSWORD);
    assertThat(guest.isIn()).isTrue();
  }

  @Test
  @DisplayName("takes the place of the one that was handed over when the server has taken it")
  void theOneBeforeWorksUntilThen() throws Exception {
    open();
    String person = "/administration/people/" + id;
    Matcher shown =
        Pattern.compile("/welcome/[A-Za-z0-9_-]{43}")
            .matcher(sofia.submit(person, person + "/link").body());
    assertThat(shown.find()).isTrue();
    Visit guest = new Visit(port, "127.0.0.1");
    sofia.submit(person, person + "/send");

    notTakenTwice(
        mail("reset"), () -> assertThat(guest.get(shown.group()).status()).isEqualTo(200));

    assertThat(guest.get(shown.group()).status()).isEqualTo(404);
    assertThat(guest.get(link(received().get(0)).group(1)).status()).isEqualTo(200);
  }

  /** The server wants the mail later, then is down, then takes it. */
  private void notTakenTwice(UUID mail, Runnable eachTime) {
    try (ScriptedSmtp busy = new ScriptedSmtp().answer("RCPT", "451 4.7.1 Greylisted")) {
      mails.run(mail, busy);
    }
    assertThat(state(mail)).isEqualTo("WAITING");
    eachTime.run();
    TestMailServer.SERVER.stop();
    try {
      mails.run(mail);
    } finally {
      TestMailServer.SERVER.start();
      database.sql("delete from mail_rest").update();
    }
    assertThat(state(mail)).isEqualTo("WAITING");
    eachTime.run();
    mails.run(mail);
    assertThat(state(mail)).isEqualTo("SENT");
    assertThat(received()).hasSize(1);
  }

  @Test
  @DisplayName("is not made for an account that was closed meanwhile")
  void closedMeanwhile() {
    invite("en");
    UUID mail = mail("invitation");
    String person = "/administration/people/" + id;
    sofia.submit(person, person + "/close");
    mails.run(mail);
    assertThat(received()).isEmpty();
    assertThat(state(mail)).isEqualTo("DROPPED");
  }

  @Test
  @DisplayName("to choose a new password is sent by the secretariat, or shown where mail fails")
  void reset() throws Exception {
    open();
    String person = "/administration/people/" + id;
    assertThat(sofia.get(person).body()).contains("Send a new link to " + address);
    assertThat(sofia.submit(person, person + "/send").body())
        .contains("chooses a new password goes to " + address);
    mails.run(mail("reset"));
    assertThat(text(received().get(0))).contains("Sofia Marques sends you a link", "2 hours");

    database
        .sql(
            "update person set mail_failed_at = now(), mail_failure = '550 5.1.1 gone' where user_id = ?")
        .param(id)
        .update();
    assertThat(sofia.get(person).body())
        .contains("Takes no mail since", "550 5.1.1 gone")
        .doesNotContain("Send a new link to");
    assertThat(sofia.get("/administration/people?q=" + id).body()).contains("Takes no mail since");
    assertThat(sofia.submit(person, person + "/send").body()).contains("/welcome/");
    Visit own = Visit.signedIn(port, "127.0.0.1", id, TestPeople.PASSWORD);
    assertThat(own.get("/account").body()).contains("Mail to " + address + " does not reach you");

    database
        .sql("update person set email = ? where user_id = ?")
        .params("new" + address, id)
        .update();
    assertThat(own.get("/account").body()).doesNotContain("does not reach you");
  }

  @Test
  @DisplayName("is asked for by whoever forgot a password, with the same answer whatever they type")
  void forgotten() throws Exception {
    open();
    Visit guest = place();
    assertThat(guest.get("/sign-in").body()).contains("/sign-in/forgotten");

    Visit.Answer known = ask(guest, id.toUpperCase(java.util.Locale.ROOT));
    Visit.Answer byAddress = ask(guest, address);
    Visit.Answer unknown = ask(guest, "nobody" + id);
    assertThat(known.status()).isEqualTo(302);
    assertThat(known).isEqualTo(byAddress).isEqualTo(unknown);
    assertThat(guest.get(known.location()).body())
        .contains("If there is an account")
        .doesNotContain("??");
    assertThat(mailsOf("reset")).as("looked up later, whatever was typed").isEmpty();

    assertThat(lookUp()).isEqualTo(3);
    assertThat(mailsOf("reset")).hasSize(2);
    mailsOf("reset").forEach(mails::run);
    assertThat(received()).as("the first link still works").hasSize(1);
    assertThat(text(received().get(0))).contains("somebody asked for a link");
    assertThat(new Visit(port, "127.0.0.1").get(link(received().get(0)).group(1)).status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("is sent to one account seldom, however often it is asked for")
  void askedForOften() {
    open();
    for (int times = 0; times < 3; times++) {
      Visit guest = place();
      for (int i = 0; i < 3; i++) {
        assertThat(ask(guest, id).status()).isEqualTo(302);
      }
    }
    lookUp();
    assertThat(mailsOf("reset")).hasSize(3);
  }

  @Test
  @DisplayName("is left alone for a quarter of an hour, whoever asks for another")
  void leftAlone() throws Exception {
    open();
    ask(place(), id);
    lookUp();
    mails.run(mail("reset"));
    String link = link(received().get(0)).group(1);

    assertThat(ask(place(), id).location()).isEqualTo("/sign-in/forgotten?asked");
    lookUp();
    assertThat(mailsOf("reset")).hasSize(1);
    assertThat(new Visit(port, "127.0.0.1").get(link).status()).isEqualTo(200);

    database
        .sql(
            "update one_time_link set issued_at = issued_at - interval '16 minutes' where user_id = ?")
        .param(id)
        .update();
    ask(place(), id);
    lookUp();
    assertThat(mailsOf("reset")).hasSize(2);
  }

  @Test
  @DisplayName("is asked for a few times from one place, who then has to wait")
  void askedFromOnePlace() {
    Visit guest = place();
    Visit.Answer last = ask(guest, "nobody");
    for (int i = 0; i < 12 && last.status() == 302; i++) {
      last = ask(guest, "nobody");
    }
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.body()).contains("You can ask again in").doesNotContain("??");
    assertThat(ask(place(), " ").status()).isEqualTo(422);
    lookUp();
  }

  @Test
  @DisplayName("is not for who never had a password here, or has no address")
  void notForEverybody() {
    open();
    database.sql("update person set email = null where user_id = ?").param(id).update();
    ask(place(), id);
    invite2();
    ask(place(), "invited" + id);
    lookUp();
    assertThat(mailsOf("reset")).isEmpty();
  }

  private void invite2() {
    String opened = id;
    id = "invited" + opened.substring(0, 10);
    invite("en");
    id = opened;
  }

  private void open() {
    String person = TestPeople.open(accounts, Role.FOCAL_POINT, "KE");
    id = person;
    address = id + "@guest.example";
    database.sql("update person set email = ? where user_id = ?").params(address, id).update();
  }

  /** Somebody at an address of their own. */
  private Visit place() {
    int n = PLACES.incrementAndGet();
    return new Visit(port, "127.0.77." + n);
  }

  private static Visit.Answer ask(Visit guest, String who) {
    return guest.submit("/sign-in/forgotten", "/sign-in/forgotten", "who", who);
  }

  /** Does what a job executor would do about what was typed; tells how much. */
  private int lookUp() {
    List<Job> asked =
        jobs.createJobQuery().list().stream()
            .filter(
                job ->
                    String.valueOf(((JobEntity) job).getJobHandlerConfigurationRaw())
                        .startsWith("forgotten-password:"))
            .toList();
    asked.forEach(job -> jobs.executeJob(job.getId()));
    return asked.size();
  }

  private UUID mail(String kind) {
    List<UUID> all = mailsOf(kind);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private List<UUID> mailsOf(String kind) {
    return database
        .sql("select id from mail where user_id = ? and kind = ? order by queued_at")
        .params(id, kind)
        .query(UUID.class)
        .list();
  }

  private String state(UUID mail) {
    return database
        .sql("select state from mail where id = ?")
        .param(mail)
        .query(String.class)
        .single();
  }

  private Visit.Answer invite(String language) {
    return sofia.submit(
        "/administration/people/invite",
        "/administration/people/invite",
        "signInName",
        id,
        "name",
        "Guest " + id,
        "email",
        address,
        "role",
        "NATIONAL_AUTHORITY",
        "country",
        "KE",
        "organisation",
        "",
        "constituency",
        "",
        "language",
        language);
  }

  private List<MimeMessage> received() {
    return TestMailServer.sentTo(address);
  }

  private static Matcher link(MimeMessage message) throws Exception {
    Matcher link = LINK.matcher(text(message));
    assertThat(link.find()).as(text(message)).isTrue();
    return link;
  }

  private static String text(MimeMessage message) throws Exception {
    return (String) ((MimeMultipart) message.getContent()).getBodyPart(0).getContent();
  }

  private static String html(MimeMessage message) throws Exception {
    return (String) ((MimeMultipart) message.getContent()).getBodyPart(1).getContent();
  }
}
