package org.capacitycompact.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.capacitycompact.CompactTest;
import org.capacitycompact.party.Accounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Guessing is slowed down at every interface, and nobody is locked out by somebody elsewhere. */
@CompactTest
class SignInWaitsTest {

  private static int addresses = 20;

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private JdbcClient database;
  @Autowired private SignInWaits waits;
  @Autowired private OneTimeLinks links;
  private String person;
  private Visit here;
  private String address;

  @BeforeEach
  void aPersonAndAnAddressOfItsOwn() {
    person = TestPeople.focalPoint(accounts, "KE");
    address = "127.0.1." + ++addresses;
    here = new Visit(port, address);
  }

  @Test
  void theRightPasswordIsNotTakenWhileOneHasToWait() {
    guess(here, 5);

    assertThat(here.basic("/api/tasks", person, TestPeople.PASSWORD).status()).isEqualTo(401);
    here.signIn(person, TestPeople.PASSWORD);
    assertThat(here.isIn()).isFalse();

    aWhileLater(Duration.ofSeconds(6));
    here.signIn(person, TestPeople.PASSWORD);
    assertThat(here.isIn()).isTrue();
  }

  @Test
  void guessesAtOneDoorCountAtTheOthers() {
    for (String path : List.of("/api/tasks", "/engine-rest/task", "/api/tasks")) {
      here.basic(path, person, "wrong");
    }
    here.signIn(person, "wrong");
    here.signIn(person, "wrong");

    for (String path : List.of("/api/tasks", "/engine-rest/task")) {
      assertThat(here.basic(path, person, TestPeople.PASSWORD).status()).isEqualTo(401);
    }
  }

  @Test
  void somebodyElsewhereLocksNobodyOut() {
    Visit home = Visit.signedIn(port, "127.0.2.9", person, TestPeople.PASSWORD);
    assertThat(home.isIn()).isTrue();
    IntStream.range(0, 12)
        .forEach(i -> guess(new Visit(port, address.replace("127.0.1", "127.1." + i % 3)), 3));

    assertThat(home.basic("/api/tasks", person, TestPeople.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void guessesFromManyAddressesSlowNewOnesDownForSecondsOnly() {
    IntStream.range(0, 24).forEach(i -> waits.failed(SignInWaits.Keys.of("127.9.9." + i, person)));

    assertThat(here.basic("/api/tasks", person, TestPeople.PASSWORD).status()).isEqualTo(401);
    assertThat(secondsToWait("account")).isBetween(1.0, 10.0);
  }

  @Test
  void aWaitGrowsAndEnds() {
    List<Double> waited = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      waits.failed(SignInWaits.Keys.of(address, person));
      waited.add(secondsToWait("both"));
    }

    assertThat(waited.subList(0, 4)).allMatch(seconds -> seconds <= 0);
    assertThat(waited.get(4)).isBetween(4.0, 5.0);
    assertThat(waited.get(5)).isBetween(9.0, 10.0);
    assertThat(waited.subList(4, 13)).isSorted();
    assertThat(waited).last().satisfies(most -> assertThat(most).isBetween(890.0, 900.0));
  }

  @Test
  void aWrongPasswordCountsOnce() {
    guess(here, 1);
    assertThat(failures()).isEqualTo(1);
    here.signIn(person, "wrong");
    assertThat(failures()).isBetween(1.9, 2.0);
  }

  @Test
  void anAttemptDuringAWaitDoesNotProlongIt() {
    guess(here, 5);
    double before = secondsToWait("both");
    guess(here, 3);

    assertThat(secondsToWait("both")).isLessThanOrEqualTo(before);
  }

  @Test
  void manyAtOnceGetNoFurtherThanOneAfterTheOther() {
    IntStream.range(0, 16).parallel().forEach(i -> here.basic("/api/tasks", person, "guess " + i));

    assertThat(failures()).isLessThanOrEqualTo(5);
  }

  @Test
  void whoWaitsIsToldSoWhetherTheyAreRightOrThereIsSuchAName() {
    String unknown = "nobody" + UUID.randomUUID().toString().substring(0, 8);
    guess(here, 5);
    guess(here, unknown, 5);

    List<Visit.Answer> pages =
        List.of(
            here.signIn(person, TestPeople.PASSWORD),
            here.signIn(person, "wrong"),
            here.signIn(unknown, "wrong"));
    assertThat(pages)
        .allSatisfy(page -> assertThat(page.location()).matches("/sign-in\\?wait=[1-5]"));
    assertThat(here.get("/sign-in?wait=5").body())
        .contains("the password was not looked at", "in 5 seconds", "secretariat");
    assertThat(here.get("/sign-in?wait=1").body()).contains("in 1 second.");
    assertThat(here.get("/sign-in?refused").body())
        .as("who need not wait is told of no wait")
        .contains("password is wrong")
        .doesNotContain("quarter of an hour");
    assertThat(here.get("/sign-in?wait=%3Cb%3E9").body()).doesNotContain("not looked at", "<b>9");
    List<Visit.Answer> answers =
        List.of(
            here.basic("/api/tasks", person, TestPeople.PASSWORD),
            here.basic("/api/tasks", unknown, "wrong"));
    assertThat(answers).extracting(Visit.Answer::status).containsOnly(401);
    assertThat(answers.get(0).body())
        .contains("The password was not looked at")
        .isEqualTo(answers.get(1).body());
  }

  @Test
  void whoChoseAPasswordWithALinkDoesNotWaitBehindTheGuessesOfOthers() {
    IntStream.range(0, 24).forEach(i -> waits.failed(SignInWaits.Keys.of("127.9.8." + i, person)));
    String token = links.issue(person, OneTimeLinks.Kind.RESET, "sofia");
    String chosen = "copper giraffe moon";
    String page = "/welcome/" + token;
    assertThat(here.submit(page, page, "password", chosen, "again", chosen).location())
        .isEqualTo("/sign-in?chosen");

    // Guessing continues, from everywhere and from where this person is.
    IntStream.range(0, 24).forEach(i -> waits.failed(SignInWaits.Keys.of("127.9.8." + i, person)));
    IntStream.range(0, 70).forEach(i -> waits.failed(SignInWaits.Keys.of(address, "name" + i)));
    here.signIn(person, chosen);
    assertThat(here.isIn()).isTrue();
  }

  @Test
  void askingForForgottenPasswordsIsCountedByNetwork() {
    String network = "2001:db8:" + person.substring(person.length() - 4);
    List<Integer> seconds =
        IntStream.range(0, 12).mapToObj(i -> waits.asks(network + ":1::" + (i + 1))).toList();
    assertThat(seconds.subList(0, 11)).containsOnly(0);
    assertThat(seconds.get(11)).isPositive();
    assertThat(waits.asks(network + ":2::1")).as("another network").isZero();
  }

  @Test
  void unknownWrongAndClosedAreAnsweredAlike() {
    String closed = TestPeople.focalPoint(accounts, "KE");
    accounts.disable(closed);
    String unknown = "nobody" + UUID.randomUUID().toString().substring(0, 8);

    List<Visit.Answer> answers =
        List.of(
            here.basic("/api/tasks", unknown, TestPeople.PASSWORD),
            here.basic("/api/tasks", person, "wrong"),
            here.basic("/api/tasks", closed, TestPeople.PASSWORD),
            here.basic("/api/tasks", "' or 1=1 --", "x"));
    assertThat(answers).extracting(Visit.Answer::status).containsOnly(401);
    assertThat(answers.stream().map(Visit.Answer::body).distinct()).hasSize(1);
    List<Visit.Answer> pages =
        List.of(
            here.signIn(unknown, TestPeople.PASSWORD),
            here.signIn(person, "wrong"),
            here.signIn(closed, TestPeople.PASSWORD),
            here.signIn("", ""),
            here.signIn(person, "\0"));
    assertThat(pages).extracting(Visit.Answer::location).containsOnly("/sign-in?refused");
    assertThat(here.get("/sign-in?refused").body()).contains("secretariat");
  }

  @Test
  void comingInForgetsWhatFailedBefore() {
    guess(here, 4);
    here.signIn(person, TestPeople.PASSWORD);
    assertThat(here.isIn()).isTrue();
    guess(new Visit(port, address), 4);

    assertThat(here.basic("/api/tasks", person, TestPeople.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void anAddressThatGuessesForManyNamesWaitsForAll() {
    for (int i = 0; i < 62; i++) {
      waits.failed(SignInWaits.Keys.of(address, "name" + i + address.replace(".", "")));
    }
    assertThat(here.basic("/api/tasks", person, TestPeople.PASSWORD).status()).isEqualTo(401);
    assertThat(
            new Visit(port, "127.0.3.3").basic("/api/tasks", person, TestPeople.PASSWORD).status())
        .isEqualTo(200);
  }

  @Test
  void aRefusalIsRecordedWithTheNameOfAnAccountOnly() {
    here.basic("/api/tasks", person, "wrong");
    here.basic("/api/tasks", "TypedInTheWrongField" + person, "wrong");

    List<String> recorded =
        database
            .sql(
                "select coalesce(after::text, '') from audit_entry where chain = 'access' and kind = 'signIn.refused' and from_address = ?")
            .param(address)
            .query(String.class)
            .list();
    assertThat(recorded)
        .anySatisfy(entry -> assertThat(entry).contains("\"" + person + "\""))
        .noneSatisfy(entry -> assertThat(entry).contains("TypedInTheWrongField"));
  }

  @Test
  void namesAreNotKept() {
    guess(here, "SecretTypedAsName", 1);

    assertThat(
            database
                .sql("select count(*) from sign_in_wait w where w::text ilike '%secrettyped%'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  private void guess(Visit visit, int times) {
    guess(visit, person, times);
  }

  private static void guess(Visit visit, String name, int times) {
    for (int i = 0; i < times; i++) {
      visit.basic("/api/tasks", name, "wrong " + i);
    }
  }

  private void aWhileLater(Duration later) {
    database
        .sql(
            "update sign_in_wait set free_at = free_at - make_interval(secs => ?) where key = ? or key = ?")
        .params(
            later.toSeconds(),
            SignInWaits.Keys.of(address, person).both(),
            SignInWaits.Keys.of(address, person).account())
        .update();
  }

  private double secondsToWait(String which) {
    SignInWaits.Keys keys = SignInWaits.Keys.of(address, person);
    return database
        .sql("select extract(epoch from free_at - now()) from sign_in_wait where key = ?")
        .param(which.equals("both") ? keys.both() : keys.account())
        .query(Double.class)
        .single();
  }

  private double failures() {
    return database
        .sql("select failures from sign_in_wait where key = ?")
        .param(SignInWaits.Keys.of(address, person).both())
        .query(Double.class)
        .single();
  }
}
