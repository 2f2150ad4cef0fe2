package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.capacitycompact.CompactTest;
import org.capacitycompact.Thorough;
import org.capacitycompact.access.Caller.Answer;
import org.capacitycompact.account.AccountOffice;
import org.capacitycompact.account.AccountOffice.Invited;
import org.capacitycompact.account.Assignment;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.rulebook.ChangedTable;
import org.capacitycompact.rulebook.Draft;
import org.capacitycompact.rulebook.Publication;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.capacitycompact.worklist.TaskDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two people or programs act at the same moment on things other than initiatives: one succeeds, and
 * the other finds it done or is refused with a reason.
 */
@CompactTest
@DisplayName("Two at the same moment")
class AtTheSameMomentElsewhereTest {

  private static final Map<String, String> CHOSEN = password("Mountains and 7 rivers");
  private static final String DECISION = "south-south";

  /** Checking a draft takes seconds. */
  private static final int DRAFTS = Thorough.asked() ? 20 : 1;

  private static final int ROUNDS = Thorough.asked() ? 20 : 2;

  @LocalServerPort private int port;
  @Autowired private Cast cast;
  @Autowired private AccountOffice office;
  @Autowired private TaskDesk desk;
  @Autowired private Publication publication;
  @Autowired private ManagementService jobs;
  @Autowired private EngineAccess access;
  @Autowired private JdbcClient database;

  private Simultaneously together;
  private PreparedActs hands;

  @BeforeEach
  void meet() {
    together = new Simultaneously();
    hands = new PreparedActs(port);
  }

  @AfterEach
  void part() {
    together.close();
  }

  @Test
  @DisplayName("raise a demand with one key: one is raised, and both are told its number")
  void raiseOnce() {
    race(
        round -> {
          String key = UUID.randomUUID().toString();
          Supplier<Answer> raises = hands.raises("amina", key, "Raised at once " + round);
          return List.of(raises, raises, raises);
        },
        answers ->
            assertThat(answers)
                .extracting(answer -> answer.headers().firstValue("Location").orElse(""))
                .doesNotContain("")
                .containsOnly(answers.get(0).headers().firstValue("Location").orElseThrow()));
  }

  @Test
  @DisplayName("take a task: one has it")
  void take() {
    race(
        round -> {
          InitiativeNumber number =
              Story.raised(cast, "KE", "Taken at once").articulated().endorsed().number();
          String task = cast.tasks("sofia", number, "UserTask_CheckCompleteness").get(0);
          return List.of(hands.claims("sofia", task), hands.claims("daniel", task));
        },
        answers -> assertThat(statuses(answers)).containsExactlyInAnyOrder(204, 409));
  }

  @Test
  @DisplayName("invite under one name: one is invited")
  void invite() {
    race(
        round -> {
          Map<String, String> form =
              Map.of(
                  "signInName", name("invited"),
                  "name", "Invited at once",
                  "role", "IMPLEMENTER",
                  "country", "KE",
                  "language", "en");
          return List.of(
              hands.sends("sofia", "/administration/people/invite", form),
              hands.sends("operator", "/administration/people/invite", form));
        },
        answers -> assertThat(statuses(answers)).containsExactlyInAnyOrder(200, 422));
  }

  @Test
  @DisplayName("use an invitation: one chooses the password")
  void useAnInvitation() {
    race(
        round -> {
          String token = invited(name("joins"));
          return List.of(
              hands.sendsAnonymously("/welcome/" + token, password("Mountains and 7 rivers")),
              hands.sendsAnonymously("/welcome/" + token, password("Seven mountains, 1 river")));
        },
        answers -> assertThat(statuses(answers)).containsExactlyInAnyOrder(302, 404));
  }

  @Test
  @DisplayName("close, change, sign out and help one person")
  void changeAPerson() {
    race(
        round -> {
          String person = name("changed");
          invited(person);
          String page = "/administration/people/" + person;
          Map<String, String> other =
              Map.of(
                  "name", "Another name",
                  "role", "NON_STATE_ACTOR",
                  "country", "KE",
                  "language", "en");
          return List.of(
              hands.sends("sofia", page + "/change", other),
              hands.sends("operator", page + "/change", other),
              hands.sends("operator", page + "/link", Map.of()),
              hands.sends("sofia", page + "/sign-out", Map.of()),
              hands.sends("operator", page + "/close", Map.of()));
        },
        answers -> assertThat(statuses(answers)).contains(302));
  }

  @Test
  @DisplayName("close an account and stop what its person works on: both get through")
  void closeWhoActs() {
    race(
        round -> {
          String person = name("acts");
          hands.sendsAnonymously("/welcome/" + invited(person, Role.FOCAL_POINT), CHOSEN).get();
          InitiativeNumber number = Story.raised(cast, "KE", "Its writer leaves").number();
          String task = cast.tasks("amina", number, "UserTask_ArticulateDemand").get(0);
          assertThat(desk.claim(task, cast.actor(person))).isTrue();
          return List.of(
              hands.sends("operator", "/administration/people/" + person + "/close", Map.of()),
              hands.stops("joseph", number));
        },
        answers -> assertThat(statuses(answers)).containsExactly(302, 204));
  }

  @Test
  @DisplayName("revoke a token and close its account")
  void revoke() {
    race(
        round -> {
          String pages = "/administration/service-accounts";
          Answer opened =
              hands
                  .sends(
                      "operator",
                      pages + "/new",
                      Map.of(
                          "name",
                          name("Program"),
                          "purpose",
                          "A test",
                          "scopes",
                          "decisions:evaluate"))
                  .get();
          String page = opened.headers().firstValue("Location").orElseThrow();
          page = page.substring(page.indexOf(pages));
          hands.sends("operator", page + "/tokens", Map.of("days", "30")).get();
          long token =
              database
                  .sql("select id from service_token where account = ?")
                  .param(page.substring(page.lastIndexOf('/') + 1))
                  .query(Long.class)
                  .single();
          String revoked = page + "/tokens/" + token + "/revoke";
          return List.of(
              hands.sends("operator", revoked, Map.of()),
              hands.sends("sofia", revoked, Map.of()),
              hands.sends("operator", page + "/close", Map.of()),
              hands.sends("sofia", page + "/close", Map.of()));
        },
        answers -> assertThat(statuses(answers)).contains(302));
  }

  @Test
  @DisplayName("publish a draft: it is published once, and taken back once")
  void publish() {
    List<String> published = new ArrayList<>();
    race(
        DRAFTS,
        round -> {
          Draft draft = draft(round);
          Map<String, String> form =
              Map.of(
                  "reason",
                  "Agreed",
                  "when",
                  "later",
                  "from",
                  LocalDate.now().plusYears(1).toString(),
                  "seen",
                  String.valueOf(publication.newest(draft.decision())));
          String address = "/administration/criteria/drafts/" + draft.id() + "/publish";
          return List.of(
              hands.sends("daniel", address, form), hands.sends("daniel", address, form));
        },
        answers -> {
          assertThat(statuses(answers)).containsExactlyInAnyOrder(302, 409);
          String version = String.valueOf(publication.newest(DECISION));
          published.add(version);
          Supplier<Answer> back =
              hands.sends(
                  "daniel",
                  "/administration/criteria/" + DECISION + "/" + version + "/withdraw",
                  Map.of("reason", "Not yet"));
          assertThat(statuses(together.act(List.of(back, back)))).containsOnly(302);
        });
    assertThat(
            database
                .sql(
                    """
                    select count(*) from audit_entry
                    where chain = 'decisions' and kind = 'versionWithdrawn' and detail[2] in (:versions)
                    """)
                .param("versions", published)
                .query(Integer.class)
                .single())
        .isEqualTo(published.size());
  }

  @Test
  @DisplayName("try a draft on the past: one run begins")
  void replay() {
    race(
        DRAFTS,
        round -> {
          String address = "/administration/criteria/drafts/" + draft(round).id() + "/replay";
          Supplier<Answer> tried = hands.sends("daniel", address, Map.of());
          return List.of(tried, tried);
        },
        answers -> assertThat(statuses(answers)).containsOnly(302));
  }

  @Test
  @DisplayName("import one file")
  void importAFile() {
    race(
        round -> {
          String file =
              """
              <iati-activities version="2.03"><iati-activity xml:lang="en" default-currency="USD">
              <iati-identifier>XX-AT-ONCE-%s</iati-identifier>
              <title><narrative>At once</narrative></title></iati-activity></iati-activities>
              """
                  .formatted(UUID.randomUUID());
          Supplier<Answer> imports =
              hands.uploads("sofia", "/known-activities/imports", "at-once.xml", file);
          return List.of(imports, imports);
        },
        answers -> assertThat(statuses(answers)).containsOnly(302));
  }

  @Test
  @DisplayName("enter facts of one country, and verify the record")
  void factsAndRecord() {
    race(
        round -> {
          Map<String, String> facts =
              Map.of(
                  "country", "AD",
                  "year", "2035",
                  "incomeGroup", "high",
                  "fragileContext", "false",
                  "source", "At once " + round);
          return List.of(
              hands.sends("sofia", "/administration/country-facts", facts),
              hands.sends("daniel", "/administration/country-facts", facts),
              hands.sends("sofia", "/administration/record/verify", Map.of()),
              hands.sends("operator", "/administration/record/verify", Map.of()));
        },
        answers -> assertThat(statuses(answers)).containsOnly(302));
  }

  @Test
  @DisplayName("try again what could not go on")
  void tryAgain() {
    race(
        round -> {
          InitiativeNumber number = Story.raised(cast, "KE", "Tried again at once").number();
          String job =
              database
                  .sql(
                      """
                      select j.id_ from act_ru_job j join act_ru_execution e
                        on e.id_ = j.process_instance_id_ where e.business_key_ = ? limit 1
                      """)
                  .param(number)
                  .query(String.class)
                  .single();
          access.asSystem(() -> jobs.setJobRetries(job, 0));
          String incident =
              database
                  .sql("select id_ from act_ru_incident where configuration_ = ?")
                  .param(job)
                  .query(String.class)
                  .single();
          Map<String, String> which = Map.of("incident", incident);
          return List.of(
              hands.sends("sofia", "/administration/incidents/retry", which),
              hands.sends("operator", "/administration/incidents/retry", which),
              hands.stops("amina", number));
        },
        answers -> {
          assertThat(statuses(answers)).contains(204);
        });
  }

  private void race(IntFunction<List<Supplier<Answer>>> acts, Consumer<List<Answer>> outcome) {
    race(ROUNDS, acts, outcome);
  }

  private void race(
      int rounds, IntFunction<List<Supplier<Answer>>> acts, Consumer<List<Answer>> outcome) {
    for (int round = 0; round < rounds; round++) {
      List<Answer> answers = together.act(acts.apply(round));
      assertThat(answers)
          .allSatisfy(answer -> assertThat(answer.status()).as(answer.body()).isLessThan(500));
      outcome.accept(answers);
    }
  }

  private static List<Integer> statuses(List<Answer> answers) {
    return answers.stream().map(Answer::status).toList();
  }

  /** A name that nobody else has. */
  private static String name(String word) {
    return word + UUID.randomUUID().toString().substring(0, 8).replace("-", "");
  }

  private static Map<String, String> password(String chosen) {
    return Map.of("password", chosen, "again", chosen);
  }

  private String invited(String person) {
    return invited(person, Role.IMPLEMENTER);
  }

  private String invited(String person, Role role) {
    return office
        .invite(
            new Invited(
                person, "Somebody new", null, "en", new Assignment(role, "KE", null, null, false)),
            cast.actor("operator"))
        .orElseThrow();
  }

  private Draft draft(int round) {
    ChangedTable shipped = ChangedTable.of(DECISION);
    byte[] file =
        shipped
            .file()
            .replaceFirst("<definitions ", "<!-- at once " + round + " --><definitions ")
            .getBytes(StandardCharsets.UTF_8);
    return publication.submit(DECISION, Draft.Origin.UPLOAD, "At once", file, cast.actor("daniel"));
  }
}
