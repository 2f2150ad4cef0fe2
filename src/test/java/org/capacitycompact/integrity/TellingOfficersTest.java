package org.capacitycompact.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.mail.MailJobs;
import org.capacitycompact.notice.Distribution;
import org.capacitycompact.notice.Inbox;
import org.capacitycompact.notice.Inbox.Which;
import org.capacitycompact.notice.Outbox;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.party.People;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.platform.engine.StandingWork;
import org.capacitycompact.sample.Cast;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CompactTest
@DisplayName("Of a report to the officers for integrity is told")
class TellingOfficersTest {

  @Autowired Cast cast;
  @Autowired Accounts accounts;
  @Autowired People people;
  @Autowired Reports reports;
  @Autowired IntegrityOffice office;
  @Autowired ReportRepository stored;
  @Autowired HoldRepository holds;
  @Autowired IntegrityProperties properties;
  @Autowired Outbox outbox;
  @Autowired Officers officers;
  @Autowired Distribution distribution;
  @Autowired Inbox inbox;
  @Autowired List<StandingWork> works;
  @Autowired MailJobs jobs;
  @Autowired PlatformTransactionManager transactions;
  @Autowired JdbcClient database;

  private String officer;

  @BeforeEach
  void officer() {
    officer = opened(Role.INTEGRITY_OFFICER, "KE", null);
    database.sql("delete from outbox").update();
  }

  @Test
  @DisplayName("nobody who lost the role before it was told")
  void lostTheRole() {
    long report = reported("");
    accounts.reassign(officer, Role.SECRETARIAT, "");
    distribution.run();
    assertThat(told(officer)).isEmpty();
    assertThat(told("salome")).contains("integrity.received " + report);
  }

  @Test
  @DisplayName("nobody who turned out to have a tie before it was told")
  void tied() {
    long report = reported("");
    office.concern(report, cast.raise("amina", "Told"), cast.actor("salome"));
    distribution.run();
    assertThat(told(officer)).isEmpty();
    assertThat(told("salome")).contains("integrity.received " + report);
  }

  @Test
  @DisplayName("no tied officer any more: the notice is neither shown nor counted nor mailed")
  void tiedLater() {
    reports("officer@reader.example");
    long report = reported("");
    distribution.run();
    assertThat(shown(officer)).containsExactly("integrity.received");
    assertThat(unseen(officer)).isOne();
    works.stream().filter(work -> work.name().equals("notices")).forEach(StandingWork::run);

    office.concern(report, cast.raise("amina", "Tied later"), cast.actor("salome"));

    assertThat(shown(officer)).isEmpty();
    assertThat(unseen(officer)).isZero();
    List<UUID> mails =
        database
            .sql("select id from mail where user_id = ?")
            .param(officer)
            .query(UUID.class)
            .list();
    assertThat(mails).hasSize(1);
    mails.forEach(jobs::run);
    assertThat(
            database
                .sql("select state from mail where user_id = ?")
                .param(officer)
                .query(String.class)
                .single())
        .isEqualTo("DROPPED");
  }

  @Test
  @DisplayName("nobody who is no officer, or no operator, any more")
  void notAnyMore() {
    String operator = opened(Role.OPERATOR, null, null);
    reported("");
    new Telling(outbox, officers).neglected();
    distribution.run();
    assertThat(shown(officer)).containsExactly("integrity.received");
    assertThat(shown(operator)).containsExactly("integrity.neglected");
    for (String each : List.of(officer, operator)) {
      accounts.reassign(each, Role.SECRETARIAT, "");
      assertThat(shown(each)).isEmpty();
    }
  }

  @Test
  @DisplayName("no officer whose organisation pledged money or answered the demand")
  void organisations() {
    String pledger = opened(Role.INTEGRITY_OFFICER, null, "BRENAP");
    String answering = opened(Role.INTEGRITY_OFFICER, null, "IDMICRO");
    String elsewhere = opened(Role.INTEGRITY_OFFICER, null, "DECOOP");
    InitiativeNumber number = cast.raise("amina", "Pledged and answered");
    assertThat(officers.outside(number)).contains(pledger, answering, elsewhere);
    database
        .sql(
            """
            insert into pledge (number, organisation, cash, in_kind, tying, pledged_by, pledged_at)
            values (?, 'BRENAP', 500, 0, 'untied', 'paulo', now())
            """)
        .param(number)
        .update();
    database
        .sql(
            """
            insert into provider_invitation (number, organisation, open, invited_by, invited_at)
            values (?, 'IDMICRO', true, 'amina', now())
            """)
        .param(number)
        .update();
    database
        .sql(
            """
            insert into provider_answer (number, organisation, can_answer, modalities, languages,
              reason, answered_by, answered_at)
            values (?, 'IDMICRO', false, '{}', '{}', 'No', 'x', now())
            """)
        .param(number)
        .update();
    assertThat(officers.outside(number)).contains(elsewhere).doesNotContain(pledger, answering);
  }

  @Test
  @DisplayName(
      "again what another report’s failure does not stop, and neither does it stop the job")
  void oneFails() {
    long poison = overdue();
    long other = overdue();
    Telling failing =
        new Telling(outbox, officers) {
          @Override
          void overdue(Report report) {
            if (report.id() == poison) {
              throw new IllegalStateException("cannot be told");
            }
            super.overdue(report);
          }
        };
    IntegrityWatch watch =
        new IntegrityWatch(
            stored,
            holds,
            failing,
            properties,
            database,
            transactions,
            java.time.Clock.systemUTC());
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            job -> {
              watch.run();
              assertThat(job.isRollbackOnly()).isFalse();
            });
    assertThat(reminded(other)).isTrue();
    assertThat(reminded(poison)).as("is looked at again").isFalse();
  }

  private long overdue() {
    long report = reported("");
    database
        .sql("update integrity_report set answer_by = now() - interval '1 minute' where id = ?")
        .param(report)
        .update();
    return report;
  }

  private boolean reminded(long report) {
    return database
        .sql("select reminded_at is not null from integrity_report where id = ?")
        .param(report)
        .query(Boolean.class)
        .single();
  }

  private String opened(Role role, @Nullable String country, @Nullable String organisation) {
    String id = "officer" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    accounts.open(
        new Accounts.NewPerson(id, "Reader", role, null, country, organisation, null, false, "en"),
        "Compact-2026!");
    return id;
  }

  private void reports(String mail) {
    database
        .sql("update person set email = ? where user_id = ?")
        .params(officer + mail, officer)
        .update();
  }

  private long reported(String about) {
    reports.submit(
        new NewReport("Money went elsewhere", about, null, null, null),
        reports.newCode(),
        Locale.ENGLISH);
    return database.sql("select max(id) from integrity_report").query(Long.class).single();
  }

  private List<String> told(String userId) {
    return database
        .sql(
            "select kind || ' ' || detail[1] from notice where user_id = ? and kind like 'integrity.%'")
        .param(userId)
        .query(String.class)
        .list();
  }

  private List<String> shown(String userId) {
    Actor actor = people.actor(userId).orElseThrow();
    return RowScope.within(
        RowScope.of(actor.audiences()),
        () -> {
          List<String> kinds =
              inbox.of(userId, Which.ALL, "", 0, 50).stream()
                  .map(Inbox.Item::kind)
                  .filter(kind -> kind.startsWith("integrity."))
                  .toList();
          assertThat(inbox.count(userId, Which.ALL, "", 50)).isGreaterThanOrEqualTo(kinds.size());
          return kinds;
        });
  }

  private int unseen(String userId) {
    return RowScope.within(
        RowScope.of(people.actor(userId).orElseThrow().audiences()), () -> inbox.unseen(userId));
  }
}
