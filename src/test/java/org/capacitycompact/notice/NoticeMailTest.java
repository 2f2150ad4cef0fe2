package org.capacitycompact.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.mail.MailJobs;
import org.capacitycompact.mail.TestMailServer;
import org.capacitycompact.notice.Topic.Way;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("A mail of notices")
class NoticeMailTest {

  private static final String ARTICULATE = "UserTask_ArticulateDemand";
  private static final String ENDORSE = "UserTask_EndorseDemand";
  private static final Pattern STOP = Pattern.compile("/notices/stop/[0-9a-f-]{36}");

  @Autowired Cast cast;
  @Autowired Distribution distribution;
  @Autowired Mailing mailing;
  @Autowired MailJobs jobs;
  @Autowired NoticeChoices choices;
  @Autowired ManagementService management;
  @Autowired JdbcClient database;
  @Autowired WebApplicationContext context;

  private String address;

  /** Amina gets mail here, of nothing that happened before. */
  @BeforeEach
  void mailbox() {
    address = "amina" + UUID.randomUUID().toString().substring(0, 8) + "@reader.example";
    database.sql("delete from outbox").update();
    database.sql("delete from notice where user_id in ('amina', 'koffi')").update();
    reads("amina", address, "en");
    rested();
  }

  @AfterEach
  void asBefore() {
    database.sql("update person set email = null where user_id in ('amina', 'koffi')").update();
    database.sql("update person set language = 'en' where user_id = 'amina'").update();
    database.sql("delete from notice_choice where user_id = 'amina'").update();
  }

  @Test
  @DisplayName(
      "says what, where and who, once, and leads there; a second comes only after a minute")
  void says() throws Exception {
    InitiativeNumber number = returned("Name the districts");
    send();
    MimeMessage mail = only();
    assertThat(mail.getSubject()).isEqualTo("2 things are new: " + number);
    assertThat(part(mail, 0))
        .contains("Good day Amina Wanjala,", "Joseph Mwangi", "Name the districts", "/notices/")
        .contains(number + " · ");
    assertThat(part(mail, 1)).contains("Name the districts", "<html lang=\"en\" dir=\"ltr\">");
    assertThat(mail.getSize()).isLessThan(20_000);

    cast.decide("amina", number, ARTICULATE);
    cast.decide(
        "joseph",
        number,
        ENDORSE,
        Map.of("endorsementDecision", "return", "endorsementReason", "Once more"));
    send();
    assertThat(received()).as("within a minute").hasSize(1);
    rested();
    send();
    assertThat(received()).as("a minute later").hasSize(2);
    send();
    assertThat(received()).as("and no third").hasSize(2);
  }

  @Test
  @DisplayName("speaks its reader’s language")
  void inFrench() throws Exception {
    reads("amina", address, "fr");
    returned("Nommez les districts");
    send();
    assertThat(part(only(), 0)).contains("Bonjour Amina Wanjala", "a renvoyé la demande");
    assertThat(part(only(), 1)).contains("<html lang=\"fr\"", "Choisir autrement");
  }

  @Test
  @DisplayName("does not tell what was seen or done meanwhile, nor what may no longer be seen")
  void notWhatIsOver() throws Exception {
    InitiativeNumber number = returned("Seen on the page");
    distribution.run();
    database.sql("update notice set seen_at = now() where number = ?").param(number).update();
    send();
    assertThat(received()).isEmpty();

    rested();
    InitiativeNumber hidden = returned("Hidden before it was sent");
    distribution.run();
    mailing.run();
    database
        .sql("delete from initiative_audience where number = ? and audience = 'country:KE'")
        .param(hidden)
        .update();
    sendWaiting();
    assertThat(received()).isEmpty();
    assertThat(state(hidden)).containsOnly("DROPPED");
  }

  @Test
  @DisplayName("holds nothing of another country")
  void canary() throws Exception {
    String other = "koffi" + UUID.randomUUID().toString().substring(0, 8) + "@reader.example";
    reads("koffi", other, "fr");
    String canary = "canary" + UUID.randomUUID().toString().substring(0, 8);
    returned(canary);
    send();
    assertThat(part(only(), 0)).contains(canary);
    assertThat(TestMailServer.SERVER.getReceivedMessagesForDomain(other)).isEmpty();
  }

  @Test
  @DisplayName(
      "waits for the hour of the day where that was chosen, and is not sent where none is wanted")
  void chosen() {
    choices.choose(cast.actor("amina"), Map.of(Topic.TASK, Way.HERE, Topic.QUESTION, Way.DAILY), 7);
    InitiativeNumber number = returned("Tomorrow");
    send();
    assertThat(received()).isEmpty();
    assertThat(
            database
                .sql(
                    "select mail_at > now() and mail_at <= now() + interval '1 day' from notice"
                        + " where user_id = 'amina' and number = ? and topic = 'QUESTION'")
                .param(number)
                .query(Boolean.class)
                .single())
        .isTrue();
    database
        .sql(
            "update notice set mail_at = now() - interval '1 minute' where user_id = 'amina' and mail_at is not null")
        .update();
    send();
    assertThat(received()).hasSize(1);
  }

  @Test
  @DisplayName("of a storm is one, lists the first and counts the rest, and stays small")
  void storm() throws Exception {
    InitiativeNumber number = cast.raise("amina", "Storm");
    database.sql("delete from outbox").update();
    for (int i = 0; i < 40; i++) {
      database
          .sql(
              "insert into outbox (at, kind, number, task_id, task, due_at, audiences, work)"
                  + " select now(), 'task.open', ?, task_id, task, due_at, '{user:amina}',"
                  + " cast(cast(? as text) as xid8) from work_item where number = ? limit 1")
          .params(number, i + 10, number)
          .update();
    }
    send();
    assertThat(only().getSubject()).isEqualTo("40 things are new: " + number);
    assertThat(part(only(), 0)).contains("And 28 more");
    assertThat(only().getSize()).isLessThan(20_000);
  }

  @Test
  @DisplayName("stays small whatever somebody wrote, in any script")
  void small() throws Exception {
    String amharic = "\u1260".repeat(280);
    for (int i = 0; i < 12; i++) {
      InitiativeNumber number = cast.raise("amina", amharic + i);
      database
          .sql("update outbox set audiences = '{user:amina}', by_user = null where number = ?")
          .param(number)
          .update();
      database
          .sql(
              "insert into outbox (at, kind, number, task_id, task, due_at, audiences, work)"
                  + " select now(), 'task.open', number, task_id, task, due_at, '{user:amina}',"
                  + " cast(cast(? as text) as xid8) from work_item where number = ? limit 1")
          .params(i + 10, number)
          .update();
    }
    send();
    assertThat(only().getSubject()).startsWith("24 things are new");
    assertThat(only().getSize()).isLessThan(20_000);
    assertThat(part(only(), 0)).contains("And ");
  }

  @Test
  @DisplayName("warns of a new browser whatever was chosen, seen or stopped")
  void warns() throws Exception {
    database
        .sql(
            "insert into outbox (at, kind, detail, audiences) values (now(), 'account.newDevice',"
                + " '{Firefox,2026-11-30,14:05}', '{user:amina}')")
        .update();
    distribution.run();
    database.sql("update notice set seen_at = now() where user_id = 'amina'").update();
    send();
    assertThat(part(only(), 0))
        .contains("at 14:05 (UTC) from a browser that was new here: Firefox");
    assertThat(STOP.matcher(part(only(), 0)).find()).as("a way to stop it").isFalse();
    assertThat(only().getHeader("List-Unsubscribe")).isNull();
  }

  @Test
  @DisplayName("can be stopped by its key without signing in; opening the address stops nothing")
  void stop() throws Exception {
    returned("To be stopped");
    send();
    Matcher found = STOP.matcher(part(only(), 0));
    assertThat(found.find()).isTrue();
    String stop = found.group();
    assertThat(only().getHeader("List-Unsubscribe")[0]).contains(stop);

    MockHttpServletResponse page = did(get(stop));
    assertThat(page.getStatus()).isEqualTo(200);
    assertThat(page.getContentAsString(StandardCharsets.UTF_8))
        .contains("name=\"QUESTION\"")
        .doesNotContain("Amina", "??");
    assertThat(choices.of(cast.actor("amina"))).containsEntry(Topic.QUESTION, Way.AT_ONCE);

    assertThat(did(post(stop).with(csrf()).param("QUESTION", "yes")).getStatus()).isEqualTo(200);
    assertThat(choices.of(cast.actor("amina")))
        .containsEntry(Topic.QUESTION, Way.HERE)
        .containsEntry(Topic.TASK, Way.AT_ONCE);

    assertThat(did(post(stop).param("List-Unsubscribe", "One-Click")).getStatus()).isEqualTo(200);
    assertThat(choices.of(cast.actor("amina")))
        .containsEntry(Topic.TASK, Way.HERE)
        .containsEntry(Topic.MONEY, Way.DAILY);
    assertThat(did(get("/notices/stop/" + UUID.randomUUID())).getStatus()).isEqualTo(404);
    assertThat(did(post("/notices/stop/" + UUID.randomUUID()).with(csrf())).getStatus())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("goes out by the engine’s own job, which is due again afterwards")
  void byTheJob() {
    InitiativeNumber number = returned("By the job");
    management.executeJob("compact-notices");
    sendWaiting();
    assertThat(received()).hasSize(1);
    assertThat(state(number)).containsOnly("SENT");
    assertThat(management.createJobQuery().jobId("compact-notices").singleResult().getDuedate())
        .isInTheFuture();
  }

  private void reads(String person, String mail, String language) {
    database
        .sql("update person set email = ?, language = ? where user_id = ?")
        .params(mail, language, person)
        .update();
  }

  /** As if the last mail to her had gone long ago. */
  private void rested() {
    database
        .sql("update notice_habit set mailed_at = null where user_id in ('amina', 'koffi')")
        .update();
  }

  private InitiativeNumber returned(String reason) {
    InitiativeNumber number = cast.raise("amina", "A mail");
    cast.decide("amina", number, ARTICULATE);
    cast.decide(
        "joseph",
        number,
        ENDORSE,
        Map.of("endorsementDecision", "return", "endorsementReason", reason));
    return number;
  }

  private void send() {
    distribution.run();
    mailing.run();
    sendWaiting();
  }

  private void sendWaiting() {
    database
        .sql("select id from mail where state = 'WAITING' and user_id in ('amina', 'koffi')")
        .query(UUID.class)
        .list()
        .forEach(jobs::run);
  }

  private List<String> state(InitiativeNumber number) {
    return database
        .sql(
            "select distinct m.state from mail m join notice n on n.mail = m.id where n.number = ?"
                + " and n.user_id = 'amina'")
        .param(number)
        .query(String.class)
        .list();
  }

  private List<MimeMessage> received() {
    return Arrays.stream(TestMailServer.SERVER.getReceivedMessages())
        .filter(mail -> to(mail).contains(address))
        .toList();
  }

  private static String to(MimeMessage mail) {
    try {
      return Arrays.toString(mail.getAllRecipients());
    } catch (jakarta.mail.MessagingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private MimeMessage only() {
    assertThat(received()).hasSize(1);
    return received().get(0);
  }

  private static String part(MimeMessage mail, int n) throws Exception {
    return (String) ((MimeMultipart) mail.getContent()).getBodyPart(n).getContent();
  }

  private MockHttpServletResponse did(MockHttpServletRequestBuilder request) throws Exception {
    return MockMvcBuilders.webAppContextSetup(context)
        .apply(SecurityMockMvcConfigurers.springSecurity())
        .build()
        .perform(request)
        .andReturn()
        .getResponse();
  }
}
