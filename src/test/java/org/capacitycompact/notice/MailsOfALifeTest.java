package org.capacitycompact.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Address;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.mail.MailJobs;
import org.capacitycompact.mail.TestMailServer;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.SampleFinanceSystem;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The mails of one whole life, by person: each as if its reader had read the ones before, with the
 * mail of the day after each stage. {@code target/mails-of-a-life.txt} has all of them to be read.
 */
@CompactTest
@DisplayName("The mails of a whole life")
class MailsOfALifeTest {

  private static final GreenMail SERVER = TestMailServer.SERVER;

  @Autowired Cast cast;
  @Autowired SampleFinanceSystem finance;
  @Autowired Distribution distribution;
  @Autowired Mailing mailing;
  @Autowired MailJobs jobs;
  @Autowired JdbcClient database;

  private final String domain = "life" + UUID.randomUUID().toString().substring(0, 8) + ".example";
  private final Set<String> known = new HashSet<>();
  private final Map<String, List<String>> mails = new TreeMap<>();

  @BeforeEach
  void everybodyReadsMail() {
    database.sql("delete from outbox").update();
    database.sql("update notice set mail_at = null where mail is null").update();
    database
        .sql("update person set email = user_id || '@' || ? where enabled")
        .param(domain)
        .update();
  }

  @AfterEach
  void nobodyDoes() {
    database.sql("update person set email = null").update();
  }

  @Test
  @DisplayName("are few, each concerns its reader, and none tells of another country's")
  void few() throws Exception {
    Story.raised(cast, "TG", "zqcanary of Togo").articulated().endorsed();
    read();
    Story life = Story.raised(cast, "KE", "A whole life").ledBy("IDMICRO");
    read();
    life.articulated();
    read();
    life.endorsed();
    read();
    life.checked();
    dayPasses();
    life.invited();
    read();
    life.answered();
    read();
    life.chosen();
    dayPasses();
    life.designed();
    read();
    life.heard();
    dayPasses();
    life.throughApproval();
    dayPasses();
    life.committed();
    read();
    life.pledged();
    read();
    life.signed();
    dayPasses();
    life.throughImplementation(
        () -> {
          finance.pay();
          cast.settle();
        });
    dayPasses();
    life.throughReview();
    dayPasses();
    life.throughExit();
    dayPasses();
    write(life.number());

    assertThat(mails).containsKeys("amina", "joseph", "wanjiku", "siti", "sofia", "mariam", "rosa");
    assertThat(mails.get("amina"))
        .anySatisfy(mail -> assertThat(mail).contains("endorsed the demand"));
    mails.forEach((person, own) -> assertThat(own).as(person).hasSizeLessThanOrEqualTo(30));
    List.of("amina", "joseph", "wanjiku", "otieno", "siti")
        .forEach(
            person ->
                assertThat(String.join("\n", mails.getOrDefault(person, List.of())))
                    .as(person)
                    .doesNotContain("zqcanary", "TG-"));
    assertThat(String.join("\n", mails.get("koffi"))).contains("TG-").doesNotContain("KE-");
  }

  /** The mail of the day goes too. */
  private void dayPasses() throws Exception {
    read();
    database
        .sql("update notice set mail_at = now() where mail is null and mail_at > now()")
        .update();
    read();
  }

  /** A minute passes, and everybody reads what came. */
  private void read() throws Exception {
    database.sql("update notice_habit set mailed_at = null").update();
    distribution.run();
    mailing.run();
    database
        .sql("select m.id from mail m where m.state = 'WAITING' and m.kind = 'notices'")
        .query(UUID.class)
        .list()
        .forEach(jobs::run);
    for (MimeMessage mail : SERVER.getReceivedMessages()) {
      // A report of a bounce that another test delivered names nobody.
      Address[] all = mail.getAllRecipients();
      String to = all == null ? "" : String.valueOf(all[0]);
      if (to.contains(domain) && known.add(mail.getMessageID())) {
        mails
            .computeIfAbsent(to.replaceAll(".*<|@.*", ""), person -> new ArrayList<>())
            .add(
                mail.getSubject()
                    + "\n\n"
                    + ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent());
      }
    }
  }

  private void write(InitiativeNumber number) throws Exception {
    StringBuilder all = new StringBuilder("The mails of " + number + "\n");
    mails.forEach((person, own) -> all.append(person).append(": ").append(own.size()).append('\n'));
    mails.forEach(
        (person, own) ->
            own.forEach(
                mail -> all.append("\n===== ").append(person).append(" =====\n").append(mail)));
    Files.writeString(Path.of("target/mails-of-a-life.txt"), all);
  }
}
