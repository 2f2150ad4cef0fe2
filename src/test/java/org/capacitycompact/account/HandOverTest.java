package org.capacitycompact.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.notice.Distribution;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.party.Deputies;
import org.capacitycompact.party.Deputyship;
import org.capacitycompact.party.People;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
@DisplayName("What waits for a person")
class HandOverTest {

  private static final String PEOPLE = "/administration/people/";
  private static final String ARTICULATE = "UserTask_ArticulateDemand";

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private People people;
  @Autowired private Deputies deputies;
  @Autowired private Distribution distribution;
  @Autowired private Cast cast;
  @Autowired private TaskService tasks;
  @Autowired private EngineAccess engine;
  @Autowired private JdbcClient database;
  @Autowired private CountryDays days;
  private String person;
  private String successor;
  private final List<InitiativeNumber> numbers = new ArrayList<>();
  private final List<String> taken = new ArrayList<>();

  @BeforeEach
  void aPersonWithTwoTasks() {
    person = TestPeople.focalPoint(accounts, "KE");
    successor = TestPeople.focalPoint(accounts, "KE");
    Visit visit = Visit.signedIn(port, "127.0.0.1", person, TestPeople.PASSWORD);
    for (int n = 0; n < 2; n++) {
      InitiativeNumber number = cast.raise(person, "Handed over " + UUID.randomUUID());
      String task = cast.tasks(person, number, ARTICULATE).get(0);
      visit.submit("/tasks/" + task, "/tasks/" + task + "/claim");
      numbers.add(number);
      taken.add(task);
    }
    assertThat(assignees()).containsExactly(person, person);
  }

  @Test
  @DisplayName("is listed for the office, and goes to the successor in one step, who is told")
  void goesToTheSuccessor() {
    Visit sofia = Visit.signedIn(port, "sofia");
    assertThat(sofia.get(PEOPLE + person).body())
        .contains(numbers.get(0), numbers.get(1), "Hand all of it over", "Test " + successor);

    Visit.Answer answer = handOver(sofia, successor);

    assertThat(answer.location()).endsWith("?handedOver");
    assertThat(assignees()).containsExactly(successor, successor);
    cast.decide(successor, numbers.get(0), ARTICULATE);
    distribution.run();
    assertThat(told(successor)).contains("handover.received", "handover.received");
    assertThat(told(person)).contains("handover.taken");
    assertThat(told("amina")).doesNotContain("handover.received");
    assertThat(recorded("person.handedOver")).contains(successor, numbers.get(1).value());
    assertThat(engineTask(person, taken.get(1))).as("of a group of theirs still").isEqualTo(200);
  }

  @Test
  @DisplayName("goes back to the groups without a successor, and they are told")
  void goesBack() {
    assertThat(handOver(Visit.signedIn(port, "sofia"), "").status()).isEqualTo(302);
    assertThat(assignees()).containsExactly(null, null);
    distribution.run();
    assertThat(told(successor)).contains("handover.returned");
    assertThat(told("koffi")).doesNotContain("handover.returned");
  }

  @Test
  @DisplayName("goes to the successor when the account is closed")
  void whenClosed() {
    Visit sofia = Visit.signedIn(port, "sofia");
    assertThat(
            sofia
                .submit(PEOPLE + person, PEOPLE + person + "/close", "successor", successor)
                .status())
        .isEqualTo(302);
    assertThat(assignees()).containsExactly(successor, successor);
    assertThat(people.actor(person)).isEmpty();
  }

  @Test
  @DisplayName("goes to the successor when the role changes")
  void whenChanged() {
    change(successor);
    assertThat(assignees()).containsExactly(successor, successor);
    assertThat(people.actor(person).orElseThrow().groups()).containsExactly("implementerKE");
  }

  @Test
  @DisplayName("goes to nobody of another country or role; then nothing is changed")
  void notToOthers() {
    Visit sofia = Visit.signedIn(port, "sofia");
    for (String other :
        List.of("koffi", TestPeople.open(accounts, Role.IMPLEMENTER, "KE"), person, "nobody")) {
      assertThat(handOver(sofia, other).status()).as(other).isEqualTo(422);
      Visit.Answer closing =
          sofia.submit(PEOPLE + person, PEOPLE + person + "/close", "successor", other);
      assertThat(closing.status()).as(other).isEqualTo(422);
      assertThat(closing.body()).contains("cannot take over");
      assertThat(change(other).status()).as(other).isEqualTo(422);
    }
    assertThat(assignees()).containsExactly(person, person);
    assertThat(people.actor(person).orElseThrow().groups()).containsExactly("focalPointKE");
  }

  @Test
  @DisplayName("is handed over by the office only")
  void byTheOfficeOnly() {
    for (String other : List.of("amina", "joseph")) {
      Visit visit = Visit.signedIn(port, other);
      assertThat(
              visit
                  .submit("/tasks", PEOPLE + person + "/hand-over", "successor", successor)
                  .status())
          .as(other)
          .isEqualTo(403);
    }
    assertThat(assignees()).containsExactly(person, person);
  }

  @Test
  @DisplayName("includes the duties as a deputy, for the rest of their time")
  void dutiesAsADeputy() {
    String away = TestPeople.focalPoint(accounts, "KE");
    LocalDate today = days.today("KE");
    deputies.name(actor(away), person, today, today.plusDays(6), actor(away));
    assertThat(Visit.signedIn(port, "sofia").get(PEOPLE + person).body())
        .contains("Stands in for", "Test " + away);

    handOver(Visit.signedIn(port, "sofia"), successor);

    assertThat(deputies.now(away).map(Deputyship::deputy)).contains(successor);
    assertThat(actor(successor).standsInFor()).containsExactly(away);
    assertThat(actor(person).standsInFor()).isEmpty();
    distribution.run();
    assertThat(told(away)).contains("deputy.named", "deputy.ended");
  }

  @Test
  @DisplayName("as the only one who was asked stays with them")
  void personal() {
    String reviewer = TestPeople.open(accounts, Role.PEER_REVIEWER, null);
    String review = "review" + UUID.randomUUID();
    engine.asSystem(
        () -> {
          Task task = tasks.newTask(review);
          task.setAssignee(reviewer);
          tasks.saveTask(task);
          return true;
        });
    try {
      assertThat(
              Visit.signedIn(port, "sofia")
                  .submit("/tasks", PEOPLE + reviewer + "/hand-over", "successor", "")
                  .status())
          .isEqualTo(302);
      assertThat(
              engine.asSystem(
                  () -> tasks.createTaskQuery().taskId(review).singleResult().getAssignee()))
          .isEqualTo(reviewer);
    } finally {
      engine.asSystem(
          () -> {
            tasks.deleteTask(review, true);
            return true;
          });
    }
  }

  private Visit.Answer handOver(Visit office, String to) {
    return office.submit(PEOPLE + person, PEOPLE + person + "/hand-over", "successor", to);
  }

  private Visit.Answer change(String to) {
    return Visit.signedIn(port, "sofia")
        .submit(
            PEOPLE + person,
            PEOPLE + person + "/change",
            "name",
            "Changed",
            "role",
            "IMPLEMENTER",
            "country",
            "KE",
            "successor",
            to);
  }

  private List<String> assignees() {
    return engine.asSystem(
        () -> {
          List<String> found = new ArrayList<>();
          taken.forEach(
              id -> {
                var task = tasks.createTaskQuery().taskId(id).singleResult();
                found.add(task == null ? "decided" : task.getAssignee());
              });
          return found;
        });
  }

  private int engineTask(String user, String task) {
    return new Visit(port, "127.0.0.1")
        .basic("/engine-rest/task/" + task, user, TestPeople.PASSWORD)
        .status();
  }

  private List<String> told(String user) {
    return database
        .sql("select kind from notice where user_id = ? and kind ~ '^(handover|deputy)'")
        .param(user)
        .query(String.class)
        .list();
  }

  private String recorded(String kind) {
    return database
        .sql(
            """
            select after::text from audit_entry where chain = 'accounts' and kind = :kind
              and before ->> 'person' = :person
            """)
        .param("kind", kind)
        .param("person", person)
        .query(String.class)
        .single();
  }

  private Actor actor(String userId) {
    return people.actor(userId).orElseThrow();
  }
}
