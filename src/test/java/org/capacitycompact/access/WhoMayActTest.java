package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.party.Accounts.NewPerson;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.capacitycompact.worklist.TaskResult;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rights are checked at the moment of the act, at every interface, and duties stay separate. */
@CompactTest
class WhoMayActTest {

  private static final String ENDORSE = "UserTask_EndorseDemand";

  @LocalServerPort int port;
  @Autowired Cast cast;
  @Autowired Accounts accounts;
  @Autowired Initiatives initiatives;
  @Autowired IdentityService identity;
  @Autowired JdbcClient database;

  @Test
  void aRoleThatWasTakenAwayCountsAtTheNextRequestAtEveryDoor() {
    String person = person(Role.NATIONAL_AUTHORITY, "KE");
    Story story = Story.raised(cast, "KE", "Role taken away").articulated();
    Doors doors = new Doors(person, task(person, story), story.number());
    doors.areOpen();

    identity.deleteMembership(person, Role.NATIONAL_AUTHORITY.groupFor("KE"));

    doors.areShut();
    assertThat(cast.tasks("joseph", story.number(), ENDORSE)).hasSize(1);
  }

  @Test
  void anotherCountryCountsAtTheNextRequestAtEveryDoor() {
    String person = person(Role.NATIONAL_AUTHORITY, "KE");
    Story story = Story.raised(cast, "KE", "Country changed").articulated();
    Doors doors = new Doors(person, task(person, story), story.number());
    doors.areOpen();

    database.sql("update person set country = 'UG' where user_id = ?").param(person).update();

    doors.areShut();
  }

  @Test
  void aShutAccountIsNobodyAtTheNextRequest() {
    String person = person(Role.NATIONAL_AUTHORITY, "KE");
    Story story = Story.raised(cast, "KE", "Account shut").articulated();
    Doors doors = new Doors(person, task(person, story), story.number());
    doors.areOpen();

    accounts.disable(person);

    assertThat(doors.browser.get("/tasks").status()).isEqualTo(302);
    assertThat(doors.program.get("/api/tasks").status()).isEqualTo(401);
    assertThat(doors.program.get("/engine-rest/task?maxResults=1").status()).isEqualTo(401);
  }

  @Test
  void nobodyDecidesInTheNameOfWhoHasTheTask() {
    Story story = Story.raised(cast, "KE", "Taken by another").articulated();
    String task = task("joseph", story);
    Caller joseph = Caller.basic(port, "joseph");
    assertThat(joseph.post("/api/tasks/" + task + "/claim", "{}").status()).isEqualTo(204);
    String colleague = person(Role.NATIONAL_AUTHORITY, "KE");
    Caller other = Caller.basic(port, colleague);

    for (String body :
        List.of("{}", "{\"assignee\":\"joseph\"}", "{\"userId\":\"joseph\",\"variables\":{}}")) {
      assertThat(other.post("/api/tasks/" + task + "/completion", body).status()).isIn(409, 422);
      assertThat(other.post("/engine-rest/task/" + task + "/complete", body).status())
          .isIn(400, 404, 500);
      assertThat(other.post("/engine-rest/task/" + task + "/claim", body).status())
          .isIn(400, 404, 500);
    }

    cast.decide("joseph", story.number(), ENDORSE);
    assertThat(decidedBy(story.number(), ENDORSE)).isEqualTo("joseph");
  }

  @Test
  void whoWroteTheDemandDoesNotEndorseItAlsoNotAfterGivingItBack() {
    String both = person(Role.FOCAL_POINT, "KE");
    accounts.giveRole(both, Role.NATIONAL_AUTHORITY, "KE");
    Story story = Story.raised(cast, "KE", "Written and endorsed");
    cast.decide(both, story.number(), "UserTask_ArticulateDemand");
    String task = task(both, story);
    Caller caller = Caller.basic(port, both);
    for (String step : List.of("claim", "release", "claim")) {
      assertThat(caller.post("/api/tasks/" + task + "/" + step, "{}").status()).isEqualTo(204);
    }

    assertThat(errors(cast.attempt(both, story.number(), ENDORSE, Map.of())))
        .extracting(FieldError::messageKey)
        .containsExactly("duty.ENDORSE_WHAT_OTHERS_WROTE");

    assertThat(caller.post("/api/tasks/" + task + "/release", "{}").status()).isEqualTo(204);
    cast.decide("joseph", story.number(), ENDORSE);
  }

  @Test
  void theSecretariatDoesNotCheckWhatItsPersonWrote() {
    String both = person(Role.FOCAL_POINT, "KE");
    accounts.giveRole(both, Role.SECRETARIAT, "");
    Story story = Story.raised(cast, "KE", "Written and checked");
    cast.decide(both, story.number(), "UserTask_ArticulateDemand");
    story.endorsed();

    assertThat(errors(cast.attempt(both, story.number(), "UserTask_CheckCompleteness", Map.of())))
        .extracting(FieldError::messageKey)
        .containsExactly("duty.CHECK_WHAT_OTHERS_WROTE");
  }

  @Test
  void aParticipatingCountrySeesTheInitiativeAndNotTheLeadCountrysTasks() {
    Story story = Story.raised(cast, "KE", "Two countries").articulated();
    Caller uganda = Caller.basic(port, "kato");
    assertThat(uganda.get("/api/initiatives/" + story.number()).status()).isEqualTo(404);

    initiatives.openTo(story.number(), "country:UG");

    assertThat(uganda.get("/api/initiatives/" + story.number()).status()).isEqualTo(200);
    String task = task("joseph", story);
    assertThat(uganda.get("/api/tasks/" + task).status()).isEqualTo(404);
    assertThat(uganda.post("/api/tasks/" + task + "/claim", "{}").status()).isEqualTo(404);
    assertThat(
            uganda
                .post(
                    "/api/initiatives/" + story.number() + "/stop",
                    "{\"reasonKind\":\"other\",\"reason\":\"Ours\"}")
                .status())
        .isEqualTo(403);
  }

  @Test
  void theDatabaseRefusesAReviewerWhoAppointedThemselves() {
    InitiativeNumber number = cast.raise("amina", "Appointed by oneself");
    assertThatThrownBy(
            () ->
                database
                    .sql(
                        "insert into independent_review (number, reviewer, appointed_by, appointed_at) values (?, 'rosa', 'rosa', now())")
                    .param(number)
                    .update())
        .hasMessageContaining("check constraint");
  }

  /** The same person in the portal, the API and the engine API. */
  private final class Doors {

    private final Caller browser;
    private final Caller program;
    private final String task;
    private final InitiativeNumber number;

    private Doors(String person, String task, InitiativeNumber number) {
      this.browser = Caller.session(port, person);
      this.program = Caller.basic(port, person);
      this.task = task;
      this.number = number;
    }

    private void areOpen() {
      answer(200);
    }

    private void areShut() {
      answer(404);
      assertThat(program.post("/api/tasks/" + task + "/claim", "{}").status()).isEqualTo(404);
      assertThat(program.post("/engine-rest/task/" + task + "/complete", "{}").status())
          .isEqualTo(404);
      assertThat(program.get("/api/tasks").body()).doesNotContain(number);
      assertThat(program.get("/engine-rest/task?maxResults=1000").body()).doesNotContain(task);
    }

    private void answer(int status) {
      assertThat(browser.get("/tasks/" + task).status()).isEqualTo(status);
      assertThat(browser.get("/initiatives/" + number).status()).isEqualTo(status);
      assertThat(program.get("/api/tasks/" + task).status()).isEqualTo(status);
      assertThat(program.get("/engine-rest/task/" + task).status()).isEqualTo(status);
    }
  }

  private String person(Role role, String country) {
    String id = "actor" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    accounts.open(
        new NewPerson(id, "Actor " + id, role, country, country, null, null, false, "en"),
        "Compact-2026!");
    return id;
  }

  private String task(String person, Story story) {
    return cast.tasks(person, story.number(), ENDORSE).get(0);
  }

  private String decidedBy(InitiativeNumber number, String task) {
    return database
        .sql("select user_id from task_decision where number = ? and task = ?")
        .params(number, task)
        .query(String.class)
        .single();
  }

  private static List<FieldError> errors(TaskResult decided) {
    return decided instanceof TaskResult.Refused refused ? refused.errors() : List.of();
  }
}
