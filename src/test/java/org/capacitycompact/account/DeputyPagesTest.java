package org.capacitycompact.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.capacitycompact.CompactTest;
import org.capacitycompact.audit.AuditTrail;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.notice.Distribution;
import org.capacitycompact.notice.Outbox;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.party.Deputies;
import org.capacitycompact.party.Deputyship;
import org.capacitycompact.party.People;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CompactTest
@DisplayName("On the pages about being away")
class DeputyPagesTest {

  private static final String OWN = "/account/deputy";

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private Deputies deputies;
  @Autowired private People people;
  @Autowired private Distribution distribution;
  @Autowired private AbsencesThatEnd absences;
  @Autowired private AuditTrail trail;
  @Autowired private Outbox outbox;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private JdbcClient database;
  @Autowired private CountryDays days;
  private String person;
  private String colleague;
  private LocalDate today;

  @BeforeEach
  void twoOfARole() {
    person = TestPeople.focalPoint(accounts, "UG");
    colleague = TestPeople.focalPoint(accounts, "UG");
    today = days.today("UG");
  }

  @Test
  @DisplayName("one names a deputy and ends it; both are told and find it on their account")
  void own() {
    Visit visit = visit(person);
    assertThat(visit.get("/account").body()).contains(OWN);
    Visit.Answer named = name(visit, OWN, colleague, today.plusDays(1), today.plusDays(4));
    assertThat(named.location()).endsWith(OWN + "?named");
    assertThat(visit.get(OWN).body()).contains("Test " + colleague, "stands in");
    assertThat(visit(colleague).get(OWN).body()).contains("Stands in for", "Test " + person);
    distribution.run();
    assertThat(told(colleague)).containsExactly("deputy.named");
    assertThat(told(person)).as("who did it knows").isEmpty();

    long id = deputies.open(person).get(0).id();
    assertThat(visit.submit(OWN, OWN + "/" + id + "/end").location()).endsWith("?ended");
    assertThat(visit.submit(OWN, OWN + "/" + id + "/end").status()).as("once").isEqualTo(404);
    assertThat(deputies.open(person)).isEmpty();
    assertThat(recorded()).contains("deputy.named", "deputy.ended");
  }

  @Test
  @DisplayName("what is wrong is named at its field, and what was typed stays")
  void wrong() {
    Visit visit = visit(person);
    Visit.Answer empty = visit.submit(OWN, OWN, "deputy", "", "from", "", "to", "soon");
    assertThat(empty.status()).isEqualTo(422);
    assertThat(empty.body())
        .contains("Choose one of the people", "Write the first day", "Write the last day");
    Visit.Answer past = name(visit, OWN, colleague, today.minusDays(3), today);
    assertThat(past.status()).isEqualTo(422);
    assertThat(past.body()).contains("This day is over", today.minusDays(3).toString());
    assertThat(name(visit, OWN, colleague, today.plusDays(2), today.plusDays(1)).body())
        .contains("comes before the first");
    assertThat(name(visit, OWN, colleague, today, today.plusDays(400)).body())
        .contains("a year at most");
    assertThat(name(visit, OWN, "kato", today, today).body())
        .contains("does not have the same role");
    assertThat(deputies.open(person)).isEmpty();
  }

  @Test
  @DisplayName("the authority names one for the people of its country and of no other")
  void authority() {
    Visit kato = Visit.signedIn(port, "kato");
    assertThat(kato.get("/deputies").body()).contains("Test " + person).doesNotContain("Amina");
    String page = "/deputies/" + person;
    assertThat(name(kato, page, colleague, today, today.plusDays(1)).status()).isEqualTo(302);
    distribution.run();
    assertThat(told(person)).containsExactly("deputy.named");

    Visit joseph = Visit.signedIn(port, "joseph");
    assertThat(joseph.get(page).status()).isEqualTo(404);
    long id = deputies.open(person).get(0).id();
    assertThat(joseph.submit(OWN, page + "/" + id + "/end").status()).isEqualTo(404);
    assertThat(name(joseph, page, OWN, colleague, today.plusDays(3), today.plusDays(4)).status())
        .isEqualTo(404);
    assertThat(kato.submit(page, page + "/" + id + "/end").status()).isEqualTo(302);
  }

  @Test
  @DisplayName("the secretariat names one from the person's page; nobody else does")
  void secretariat() {
    String page = "/deputies/" + person;
    Visit sofia = Visit.signedIn(port, "sofia");
    assertThat(sofia.get("/administration/people/" + person).body()).contains(page);
    assertThat(name(sofia, page, colleague, today, today.plusDays(1)).status()).isEqualTo(302);
    for (String other : List.of("namono", "koffi", "paulo", "mariam")) {
      Visit visit = Visit.signedIn(port, other);
      assertThat(visit.get(page).status()).as(other).isEqualTo(404);
      assertThat(visit.get("/deputies").status()).as(other).isEqualTo(403);
      assertThat(visit.submit("/account", page, "deputy", colleague).status()).isEqualTo(404);
    }
  }

  @Test
  @DisplayName("whose work is personal reads that nobody stands in")
  void personal() {
    Visit mariam = Visit.signedIn(port, "mariam");
    assertThat(mariam.get(OWN).body()).contains("nobody stands in for you there");
    assertThat(
            mariam
                .submit("/account", OWN, "deputy", "tomas", "from", "" + today, "to", "" + today)
                .status())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("both are told once that the time ends soon, unless it is short")
  void endsSoon() {
    String third = TestPeople.focalPoint(accounts, "UG");
    deputies.name(actor(person), colleague, today, today.plusDays(1), actor(person));
    database.sql("delete from outbox").update();
    absences.run();
    distribution.run();
    assertThat(told(person)).doesNotContain("deputy.endsSoon");

    endsTomorrow(person, third);
    absences.run();
    absences.run();
    distribution.run();
    assertThat(told(person)).containsOnlyOnce("deputy.endsSoon");
    assertThat(told(third)).containsOnlyOnce("deputy.endsSoon");
  }

  @Test
  @DisplayName("what cannot be told of one time that ends stops neither another’s nor the job")
  void oneFails() {
    String third = TestPeople.focalPoint(accounts, "UG");
    endsTomorrow(person, third);
    endsTomorrow(colleague, third);
    AbsencesThatEnd failing =
        new AbsencesThatEnd(
            deputies,
            new DeputyRecord(trail, outbox, people) {
              @Override
              void tell(String kind, Deputyship deputyship, @Nullable String by) {
                super.tell(kind, deputyship, by);
                if (deputyship.person().equals(person)) {
                  throw new IllegalStateException("cannot be told");
                }
              }
            },
            transactions);
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            job -> {
              failing.run();
              assertThat(job.isRollbackOnly()).isFalse();
            });
    distribution.run();
    assertThat(told(colleague)).containsExactly("deputy.endsSoon");
    assertThat(told(person)).isEmpty();
    absences.run();
    distribution.run();
    assertThat(told(person)).as("later").containsExactly("deputy.endsSoon");
    assertThat(told(colleague)).as("once").containsExactly("deputy.endsSoon");
  }

  private void endsTomorrow(String who, String deputy) {
    database
        .sql(
            """
            insert into deputy (person, deputy, from_day, to_day, starts_at, ends_at, named_by, named_at)
            values (?, ?, current_date + 30, current_date + 50, now() - interval '20 days',
              now() + interval '1 day', 'x', now() - interval '20 days')
            """)
        .params(who, deputy)
        .update();
  }

  private Visit visit(String user) {
    return Visit.signedIn(port, "127.0.0.1", user, TestPeople.PASSWORD);
  }

  private Visit.Answer name(Visit visit, String page, String deputy, LocalDate from, LocalDate to) {
    return name(visit, page, page, deputy, from, to);
  }

  private Visit.Answer name(
      Visit visit, String page, String formOf, String deputy, LocalDate from, LocalDate to) {
    return visit.submit(
        formOf, page, "deputy", deputy, "from", from.toString(), "to", to.toString());
  }

  private List<String> told(String user) {
    return database
        .sql("select kind from notice where user_id = ? and kind like 'deputy.%'")
        .param(user)
        .query(String.class)
        .list();
  }

  private List<String> recorded() {
    return database
        .sql(
            """
            select kind from audit_entry where chain = 'accounts'
              and :person in (before ->> 'person', after ->> 'person')
            """)
        .param("person", person)
        .query(String.class)
        .list();
  }

  private Actor actor(String userId) {
    return people.actor(userId).orElseThrow();
  }
}
