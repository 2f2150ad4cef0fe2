package org.capacitycompact.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.capacitycompact.CompactTest;
import org.capacitycompact.party.Accounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sessions are stored in the database: they start anew at sign-in, and can be ended. */
@CompactTest
class SessionsTest {

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private JdbcClient database;
  private String person;

  @BeforeEach
  void aPerson() {
    person = TestPeople.focalPoint(accounts, "KE");
  }

  @Test
  void theCookieOfASessionIsForThisSiteAndForNoScript() {
    Visit visit = new Visit(port, "127.0.0.1");

    String cookie = visit.signIn(person, TestPeople.PASSWORD).setCookie();

    assertThat(visit.isIn()).isTrue();
    assertThat(cookie).contains("SESSION=", "HttpOnly", "SameSite=Lax", "Path=/");
  }

  @Test
  void anIdKnownBeforeSigningInIsWorthNothingAfterwards() {
    Visit victim = new Visit(port, "127.0.0.1");
    victim.get("/sign-in");
    String planted = victim.cookies.get("SESSION");
    Visit attacker = new Visit(port, "127.0.0.1");
    attacker.cookies.put("SESSION", planted);

    victim.signIn(person, TestPeople.PASSWORD);

    assertThat(victim.isIn()).isTrue();
    assertThat(victim.cookies.get("SESSION")).isNotEqualTo(planted);
    assertThat(attacker.isIn()).isFalse();
  }

  @Test
  void anInventedIdIsNotTaken() {
    Visit visit = new Visit(port, "127.0.0.1");
    visit.cookies.put("SESSION", "NjI2YzY1ZjAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw");

    visit.signIn(person, TestPeople.PASSWORD);

    assertThat(visit.isIn()).isTrue();
    assertThat(visit.cookies.get("SESSION"))
        .isNotEqualTo("NjI2YzY1ZjAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw");
  }

  @Test
  void aSessionSurvivesInTheDatabaseAlone() {
    Visit visit = Visit.signedIn(port, "127.0.0.1", person, TestPeople.PASSWORD);

    assertThat(sessions()).isOne();
    database.sql("delete from spring_session where principal_name = ?").param(person).update();

    assertThat(visit.isIn()).isFalse();
  }

  @Test
  void aRequestWritesNothingToItsSessionWithinAMinute() {
    Visit visit = Visit.signedIn(port, "127.0.0.1", person, TestPeople.PASSWORD);
    long before = lastSeen();

    assertThat(visit.isIn()).isTrue();
    assertThat(lastSeen()).isEqualTo(before);

    long earlier = Instant.now().minus(Duration.ofMinutes(2)).toEpochMilli();
    database
        .sql("update spring_session set last_access_time = ? where principal_name = ?")
        .params(earlier, person)
        .update();
    assertThat(visit.isIn()).isTrue();
    assertThat(lastSeen()).isGreaterThan(earlier);
  }

  @Test
  void aClosedAccountLosesItsSessionsAtTheNextRequest() {
    Visit visit = Visit.signedIn(port, "127.0.0.1", person, TestPeople.PASSWORD);

    accounts.disable(person);

    assertThat(visit.isIn()).isFalse();
    assertThat(sessions()).isZero();
  }

  @Test
  void signingOutEndsTheSessionForWhoeverHasItsCookie() {
    Visit visit = Visit.signedIn(port, "127.0.0.1", person, TestPeople.PASSWORD);
    Visit copy = new Visit(port, "127.0.0.1");
    copy.cookies.putAll(visit.cookies);
    assertThat(copy.isIn()).isTrue();

    visit.submit("/tasks", "/sign-out");

    assertThat(copy.isIn()).isFalse();
  }

  @Test
  void whoOnlyLooksAtThePageOfSigningInIsForgottenSoon() {
    Visit visit = new Visit(port, "127.0.0.1");
    visit.get("/sign-in");
    String id = new String(java.util.Base64.getDecoder().decode(visit.cookies.get("SESSION")));

    assertThat(
            database
                .sql("select max_inactive_interval from spring_session where session_id = ?")
                .param(id)
                .query(Integer.class)
                .single())
        .isEqualTo(SessionConfiguration.BEFORE_SIGN_IN_SECONDS);
  }

  private long lastSeen() {
    return database
        .sql("select max(last_access_time) from spring_session where principal_name = ?")
        .param(person)
        .query(Long.class)
        .single();
  }

  private int sessions() {
    return database
        .sql("select count(*) from spring_session where principal_name = ?")
        .param(person)
        .query(Integer.class)
        .single();
  }
}
