package org.capacitycompact.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.party.People;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Changes that the secretariat makes to a person take effect at once, at every interface, and are
 * recorded.
 */
@CompactTest
class PeopleTest {

  private static final String PEOPLE = "/administration/people/";

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private People people;
  @Autowired private Cast cast;
  @Autowired private TaskService tasks;
  @Autowired private EngineAccess engine;
  @Autowired private JdbcClient database;
  private String person;
  private InitiativeNumber number;
  private String task;

  @BeforeEach
  void aFocalPointWithATask() {
    person = TestPeople.focalPoint(accounts, "KE");
    number = cast.raise(person, "Left behind " + UUID.randomUUID());
    task = cast.tasks(person, number, "UserTask_ArticulateDemand").get(0);
  }

  @Test
  void aRevokedFocalPointLosesTheTaskAtOnceAlsoInTheEngine() {
    Visit visit = Visit.signedIn(port, "127.0.0.1", person, TestPeople.PASSWORD);
    claim();
    assertThat(visit.get("/tasks/" + task).status()).isEqualTo(200);
    assertThat(engineTask()).isEqualTo(200);

    assertThat(change("sofia", "IMPLEMENTER", "KE").status()).isEqualTo(302);

    assertThat(visit.get("/tasks/" + task).status()).isEqualTo(404);
    assertThat(engineTask()).isEqualTo(404);
    assertThat(basic("/engine-rest/task?processInstanceBusinessKey=" + number).body())
        .doesNotContain(task);
    assertThat(people.actor(person).orElseThrow().groups()).containsExactly("implementerKE");
  }

  @Test
  void aTaskOfOneWhoLeftTheCountryIsTakenByAColleague() {
    claim();
    assertThat(cast.tasks("amina", number, "UserTask_ArticulateDemand")).hasSize(1);
    assertThat(assignee()).isEqualTo(person);

    change("sofia", "FOCAL_POINT", "TG");

    assertThat(assignee()).isNull();
    assertThat(basic("/api/initiatives/" + number).status()).isEqualTo(404);
    Visit amina = Visit.signedIn(port, "amina");
    amina.submit("/tasks/" + task, "/tasks/" + task + "/claim");
    assertThat(assignee()).isEqualTo("amina");
  }

  @Test
  void aTaskOfAClosedAccountIsTakenByAColleague() {
    claim();
    Visit visit = Visit.signedIn(port, "127.0.0.1", person, TestPeople.PASSWORD);

    act("sofia", "close");

    assertThat(visit.isIn()).isFalse();
    assertThat(basic("/api/tasks").status()).isEqualTo(401);
    assertThat(assignee()).isNull();

    act("sofia", "reopen");
    assertThat(basic("/api/tasks").status()).isEqualTo(200);
  }

  @Test
  void theSecretariatGivesBackATaskOfSomebodyWhoIsAway() {
    claim();
    Visit sofia = Visit.signedIn(port, "sofia");
    assertThat(sofia.get(PEOPLE + person).body()).contains(number, "Give back to the group");

    sofia.submit(PEOPLE + person, PEOPLE + person + "/tasks/" + task + "/release");

    assertThat(assignee()).isNull();
    assertThat(
            sofia.submit(PEOPLE + person, PEOPLE + person + "/tasks/" + task + "/release").status())
        .isEqualTo(404);
  }

  @Test
  void theSecretariatMakesNoLinkForWhoeverReadsReportsOfHarm() {
    Visit sofia = Visit.signedIn(port, "sofia");
    assertThat(sofia.submit("/tasks", PEOPLE + "salome/link").status()).isEqualTo(403);
    assertThat(sofia.submit("/tasks", PEOPLE + "salome/sign-out").status()).isEqualTo(403);
  }

  @Test
  void theSecretariatGivesNoRoleThatSeesToAccountsAndTakesNone() {
    for (String role :
        List.of("SECRETARIAT", "CRITERIA_EDITOR", "OPERATOR", "INTEGRATOR", "INTEGRITY_OFFICER")) {
      assertThat(change("sofia", role, "").status()).as(role).isEqualTo(422);
    }
    assertThat(people.actor(person).orElseThrow().roles()).containsExactly(Role.FOCAL_POINT);

    for (String guarded : List.of("daniel", "operator", "finance", "salome")) {
      Visit sofia = Visit.signedIn(port, "sofia");
      String page = PEOPLE + guarded;
      assertThat(sofia.get(page + "/change").status()).as(guarded).isEqualTo(403);
      assertThat(sofia.submit("/tasks", page + "/close").status()).as(guarded).isEqualTo(403);
      assertThat(
              sofia
                  .submit(
                      "/tasks",
                      page + "/change",
                      "name",
                      "X",
                      "role",
                      "FOCAL_POINT",
                      "country",
                      "KE")
                  .status())
          .as(guarded)
          .isEqualTo(403);
    }
    for (String guarded : List.of("operator", "finance")) {
      Visit sofia = Visit.signedIn(port, "sofia");
      assertThat(sofia.submit("/tasks", PEOPLE + guarded + "/link").status()).isEqualTo(403);
      assertThat(sofia.submit("/tasks", PEOPLE + guarded + "/sign-out").status()).isEqualTo(403);
    }
  }

  @Test
  void anOperatorGivesAndTakesThoseRoles() {
    assertThat(change("operator", "SECRETARIAT", "").status()).isEqualTo(302);
    assertThat(people.actor(person).orElseThrow().roles()).containsExactly(Role.SECRETARIAT);
    assertThat(change("operator", "FOCAL_POINT", "KE").status()).isEqualTo(302);
    assertThat(people.actor(person).orElseThrow().groups()).containsExactly("focalPointKE");
  }

  @Test
  void nobodyChangesTheirOwnRights() {
    for (String user : List.of("sofia", "operator")) {
      Visit visit = Visit.signedIn(port, user);
      String page = PEOPLE + user;
      assertThat(visit.get(page).body()).contains("your own account").doesNotContain("/close");
      assertThat(visit.get(page + "/change").status()).isEqualTo(403);
      for (String act : List.of("/close", "/reopen", "/link", "/sign-out")) {
        assertThat(visit.submit("/tasks", page + act).status()).as(user + act).isEqualTo(403);
      }
      assertThat(
              visit.submit("/tasks", page + "/change", "name", "Boss", "role", "OPERATOR").status())
          .isEqualTo(403);
    }
  }

  @Test
  void noOtherRoleChangesAnybody() {
    Visit amina = Visit.signedIn(port, "amina");
    for (String act : List.of("/close", "/reopen", "/link", "/sign-out", "/change")) {
      assertThat(amina.submit("/tasks", PEOPLE + person + act).status()).as(act).isEqualTo(403);
    }
    assertThat(
            amina
                .submit("/tasks", PEOPLE + "invite", "signInName", "mallory", "name", "M")
                .status())
        .isEqualTo(403);
  }

  @Test
  void whoOfTheSecretariatBecomesCriteriaEditorStaysOfTheSecretariat() {
    String clerk = TestPeople.open(accounts, Role.SECRETARIAT, null);

    change("operator", clerk, "CRITERIA_EDITOR", "");
    assertThat(people.actor(clerk).orElseThrow().roles())
        .containsExactlyInAnyOrder(Role.SECRETARIAT, Role.CRITERIA_EDITOR);

    change("operator", clerk, "CRITERIA_EDITOR", "");
    assertThat(people.actor(clerk).orElseThrow().roles())
        .containsExactlyInAnyOrder(Role.SECRETARIAT, Role.CRITERIA_EDITOR);

    change("operator", clerk, "SECRETARIAT", "");
    assertThat(people.actor(clerk).orElseThrow().roles()).containsExactly(Role.SECRETARIAT);

    change("operator", clerk, "PEER_REVIEWER", "");
    change("operator", clerk, "CRITERIA_EDITOR", "");
    assertThat(people.actor(clerk).orElseThrow().roles()).containsExactly(Role.CRITERIA_EDITOR);
  }

  @Test
  void aRoleTakenAwayCountsInTheMiddleOfASession() {
    String clerk = TestPeople.open(accounts, Role.SECRETARIAT, null);
    Visit visit = Visit.signedIn(port, "127.0.0.1", clerk, TestPeople.PASSWORD);
    assertThat(visit.get(PEOPLE + person).status()).isEqualTo(200);

    change("operator", clerk, "PEER_REVIEWER", "");

    assertThat(visit.get(PEOPLE + person).status()).isEqualTo(403);
    assertThat(visit.submit("/tasks", PEOPLE + person + "/close").status()).isEqualTo(403);
  }

  @Test
  void aResetIsALinkForTwoHoursThatEndsSessionsWhenItIsUsed() {
    Visit before = Visit.signedIn(port, "127.0.0.1", person, TestPeople.PASSWORD);
    String token = link(act("sofia", "link"));
    assertThat(before.isIn()).isTrue();
    assertThat(
            database
                .sql(
                    "select expires_at - issued_at = interval '2 hours' from one_time_link where user_id = ?")
                .param(person)
                .query(Boolean.class)
                .single())
        .isTrue();
    assertThat(basic("/api/tasks").status()).as("the old one stays till then").isEqualTo(200);

    Visit guest = new Visit(port, "127.0.0.1");
    guest.submit(
        "/welcome/" + token,
        "/welcome/" + token,
        "password",
        "giraffe under copper moon",
        "again",
        "giraffe under copper moon");

    assertThat(before.isIn()).isFalse();
    assertThat(basic("/api/tasks").status()).isEqualTo(401);
    assertThat(guest.basic("/api/tasks", person, "giraffe under copper moon").status())
        .isEqualTo(200);
  }

  @Test
  void signedOutEverywhereMeansEverywhere() {
    Visit one = Visit.signedIn(port, "127.0.0.1", person, TestPeople.PASSWORD);
    Visit two = Visit.signedIn(port, "127.0.0.1", person, TestPeople.PASSWORD);

    act("sofia", "sign-out");

    assertThat(one.isIn()).isFalse();
    assertThat(two.isIn()).isFalse();
  }

  @Test
  void onesOwnSessionsAreListedAndEndedOneByOneOrAll() {
    Visit here = Visit.signedIn(port, "127.0.0.1", person, TestPeople.PASSWORD);
    Visit phone = new Visit(port, "127.0.0.1");
    phone.userAgent = "Mozilla/5.0 (Linux; Android 15) AppleWebKit Chrome/140.0 Mobile Safari/537";
    phone.signIn(person, TestPeople.PASSWORD);
    Visit stranger = Visit.signedIn(port, "koffi");

    String page = here.get("/account").body();
    assertThat(page).contains("Firefox on Linux", "Chrome on Android", "this one");
    assertThat(page).doesNotContain(here.cookies.get("SESSION"), phone.cookies.get("SESSION"));
    Matcher end = Pattern.compile("/account/sessions/([0-9a-f]{20})/end").matcher(page);
    assertThat(end.find()).isTrue();
    String reference = end.group(1);

    assertThat(stranger.submit("/account", "/account/sessions/" + reference + "/end").status())
        .isEqualTo(404);
    assertThat(phone.isIn()).isTrue();
    here.submit("/account", "/account/sessions/" + reference + "/end");
    assertThat(phone.isIn()).isFalse();
    assertThat(here.isIn()).isTrue();

    Visit third = Visit.signedIn(port, "127.0.0.1", person, TestPeople.PASSWORD);
    here.submit("/account", "/account/sign-out-everywhere");
    assertThat(here.isIn()).isFalse();
    assertThat(third.isIn()).isFalse();
  }

  @Test
  void whatIsDoneToAnAccountIsRecordedWithBeforeAndAfter() {
    change("sofia", "IMPLEMENTER", "KE");
    act("sofia", "close");

    List<String> kinds =
        database
            .sql(
                "select kind || ' ' || coalesce(before::text, '') || ' ' || coalesce(after::text, '') from audit_entry where chain = 'accounts' and after::text like ? order by 1")
            .param("%" + person + "%")
            .query(String.class)
            .list();
    assertThat(kinds)
        .anySatisfy(
            kind -> assertThat(kind).contains("person.changed", "focalPointKE", "implementerKE"))
        .anySatisfy(kind -> assertThat(kind).contains("person.closed", "OPEN", "CLOSED"));
  }

  private void claim() {
    Visit visit = Visit.signedIn(port, "127.0.0.1", person, TestPeople.PASSWORD);
    visit.submit("/tasks/" + task, "/tasks/" + task + "/claim");
    assertThat(assignee()).isEqualTo(person);
  }

  private String assignee() {
    return engine.asSystem(() -> tasks.createTaskQuery().taskId(task).singleResult().getAssignee());
  }

  private int engineTask() {
    return basic("/engine-rest/task/" + task).status();
  }

  private Visit.Answer basic(String path) {
    return new Visit(port, "127.0.0.1").basic(path, person, TestPeople.PASSWORD);
  }

  private Visit.Answer change(String by, String role, String country) {
    return change(by, person, role, country);
  }

  private Visit.Answer change(String by, String whom, String role, String country) {
    return Visit.signedIn(port, by)
        .submit(
            PEOPLE + whom,
            PEOPLE + whom + "/change",
            "name",
            "Changed " + whom,
            "role",
            role,
            "country",
            country);
  }

  private Visit.Answer act(String by, String act) {
    return Visit.signedIn(port, by).submit(PEOPLE + person, PEOPLE + person + "/" + act);
  }

  private static String link(Visit.Answer answer) {
    Matcher link = Pattern.compile("/welcome/([A-Za-z0-9_-]{43})").matcher(answer.body());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }
}
