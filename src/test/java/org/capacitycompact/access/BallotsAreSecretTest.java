package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.capacitycompact.CompactTest;
import org.capacitycompact.access.Caller.Answer;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Canaries: in an open round of each kind one member chooses something and says why, in words that
 * stand nowhere else. The voter finds them; then everybody else looks at every address, in every
 * table, export and log.
 */
@CompactTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("Before the close, what a member chose and why")
class BallotsAreSecretTest {

  private static final String VOTER = "hugo";
  private static final String CAST_BALLOT = "UserTask_CastBallot";
  private static final String OBJECT = "UserTask_StateObjection";

  /** Where a ballot stands, for who may own the database; each of them is looked at by itself. */
  private static final Set<String> ITS_OWN_TABLE = Set.of("ballot");

  /** Everybody else, also the other members, and nobody. */
  private static final List<String> OTHERS =
      List.of(
          "mariam",
          "ingrid",
          "sofia",
          "operator",
          "amina",
          "joseph",
          "wanjiku",
          "otieno",
          "paulo",
          "rosa",
          "finance",
          "nobody");

  /** Those of them whom the engine's own interfaces answer differently. */
  private static final List<String> AT_THE_ENGINE =
      List.of("mariam", "sofia", "operator", "finance", "nobody");

  /** What a choice looks like wherever an answer is written down by its name. */
  private static final Pattern CHOSEN =
      Pattern.compile(
          "(ballotChoice|objectionDecision|\\bchoice)\\W{1,12}(approve|decline|object)");

  @LocalServerPort int port;
  @Autowired ApplicationContext application;
  @Autowired Cast cast;
  @Autowired RuntimeService runtime;
  @Autowired EngineAccess engine;
  @Autowired JdbcClient database;

  /** By purpose, the initiative in which a round of it is open. */
  private final Map<String, String> rounds = new LinkedHashMap<>();

  private final Map<String, String> tasks = new HashMap<>();
  private final Map<String, Caller> browsers = new LinkedHashMap<>();
  private final Map<String, Caller> programs = new LinkedHashMap<>();
  private EndpointsFound found;

  @BeforeAll
  void open() {
    rounds.put("noObjection", smallCase());
    for (String purpose : List.of("approval", "appeal", "reviewRecommendation")) {
      rounds.put(purpose, asked(purpose));
    }
    rounds.put("waiver", asked("waiver"));
    rounds.put("newerCriteria", asked("newerCriteria"));
    rounds.forEach(
        (purpose, number) -> tasks.put(purpose, cast.tasks(VOTER, number, step(purpose)).get(0)));
    found = EndpointsFound.in(application);
    for (String each : OTHERS) {
      boolean nobody = each.equals("nobody");
      browsers.put(each, nobody ? Caller.anonymous(port) : Caller.session(port, each));
      programs.put(each, nobody ? Caller.anonymous(port) : Caller.basic(port, each));
    }
  }

  @Test
  @Order(1)
  @DisplayName("is not kept while it is written: no draft, whichever node would save one")
  void noDrafts(CapturedOutput log) {
    Caller voter = Caller.session(port, VOTER);
    tasks.forEach(
        (purpose, task) -> {
          assertThat(voter.get("/tasks/" + task).body()).doesNotContain("name=\"_draft\"");
          Map<String, String> draft = new HashMap<>(answers(purpose));
          draft.put("_draft", "1");
          Answer refused = voter.form("/tasks/" + task, draft);
          assertThat(refused.status()).as(purpose).isEqualTo(422);
          assertThat(refused.body()).contains("No draft of this is kept", reason(purpose));
          // As a node of release 0.1.0 does it.
          database
              .sql(
                  "insert into task_draft values (?, ?, '{\"ballotReason\": \"zqold\"}', now())"
                      + " on conflict (task_id) do update set answers = excluded.answers")
              .params(task, VOTER)
              .update();
          // What cannot be taken is told to the voter and to nobody else.
          Map<String, String> wrong = new HashMap<>(answers(purpose));
          wrong.put("_submit", "1");
          wrong.put("conditionText", "zqwrong " + reason(purpose));
          wrong.put("noSuchField", reason(purpose));
          assertThat(voter.form("/tasks/" + task, wrong).status()).isEqualTo(422);
          // Somebody whose session ended, or who never had one.
          assertThat(Caller.anonymous(port).form("/tasks/" + task, wrong).status())
              .isIn(302, 401, 403);
        });
    assertThat(inTables(Set.of())).isEmpty();
    assertThat(log.getAll()).doesNotContain("zqreason", "zqcondition", "zqwrong", "zqold");
  }

  @Test
  @Order(2)
  @DisplayName("is found by the voter, with a receipt that does not spell it")
  void foundByTheVoter(CapturedOutput log) {
    Caller voter = Caller.session(port, VOTER);
    tasks.forEach(
        (purpose, task) -> {
          Map<String, String> vote = new HashMap<>(answers(purpose));
          vote.put("_submit", "1");
          Answer given = voter.form("/tasks/" + task, vote);
          assertThat(given.status()).as(given.body()).isEqualTo(302);
          assertThat(given.headers().firstValue("Location").orElse("")).endsWith("/ballots");
        });
    cast.settle();
    String mine = voter.get("/ballots").body();
    rounds.forEach(
        (purpose, number) -> {
          assertThat(mine).as(purpose).contains(reason(purpose), number, commitment(number));
          Answer receipt = voter.get("/ballots/" + round(number) + "/receipt.txt");
          assertThat(receipt.status()).isEqualTo(200);
          assertThat(receipt.body())
              .contains(commitment(number), salt(number), String.valueOf(round(number)))
              .doesNotContain("zqreason", "decline", "object", "approve");
        });
    assertThat(mine).contains("decline", "zqcondition").doesNotContain("notice bad");
    String api = Caller.basic(port, VOTER).get("/api/ballots").body();
    assertThat(api)
        .contains(rounds.values())
        .contains(commitment(rounds.get("waiver")))
        .doesNotContain("zqreason", "decline");
    assertThat(inTables(Set.of()).keySet())
        .as("the canaries stand where they belong")
        .containsExactlyElementsOf(ITS_OWN_TABLE);
    assertThat(log.getAll()).doesNotContain("zqreason", "zqcondition");
  }

  @Test
  @Order(3)
  @DisplayName("stands in no other table, neither in plain nor as a hash that could be guessed")
  void inNoOtherTable() {
    assertThat(inTables(ITS_OWN_TABLE)).isEmpty();
    List<Map<String, Object>> recorded =
        database
            .sql(
                """
                select number, before, after::text as after from audit_entry
                where kind in ('UserTask_CastBallot.done', 'UserTask_StateObjection.done')
                  and number in (:numbers) and user_id = :voter
                """)
            .param("numbers", rounds.values())
            .param("voter", VOTER)
            .query()
            .listOfRows();
    assertThat(recorded)
        .hasSize(rounds.size())
        .allSatisfy(
            entry ->
                assertThat(String.valueOf(entry.get("after")))
                    .contains(commitment(String.valueOf(entry.get("number"))))
                    .doesNotContain("answers"));
    // As a node of release 0.1.0 writes it.
    String number = rounds.get("approval");
    database
        .sql(
            """
            insert into audit_entry (chain, at, kind, outcome, user_id, number, detail, after)
            values (:number, now(), 'UserTask_CastBallot.done', 'done', :voter, :number, '{}',
              '{"answers": {"ballotChoice": "decline", "ballotReason": "zqreason"}, "of": "hugo"}')
            """)
        .param("number", number)
        .param("voter", VOTER)
        .update();
    assertThat(inTables(ITS_OWN_TABLE)).isEmpty();
    assertThat(
            database
                .sql(
                    "select after ->> 'commitment' from audit_entry where chain = ?"
                        + " order by position desc limit 1")
                .param(number)
                .query(String.class)
                .single())
        .isEqualTo(commitment(number));
  }

  @Test
  @Order(3)
  @DisplayName("is in no row that the database shows to anybody else")
  void inNobodysRows() {
    for (String other : OTHERS) {
      if (!other.equals("nobody")) {
        assertThat(
                RowScope.within(
                    RowScope.of(cast.actor(other).audiences()),
                    () ->
                        database
                            .sql("select count(*) from ballot where member <> ?")
                            .param(other)
                            .query(Integer.class)
                            .single()))
            .as(other)
            .isZero();
      }
    }
    assertThat(
            RowScope.within(
                RowScope.of(cast.actor(VOTER).audiences()),
                () -> database.sql("select count(*) from ballot").query(Integer.class).single()))
        .isGreaterThanOrEqualTo(rounds.size());
  }

  @Test
  @Order(4)
  @DisplayName("is in no answer of any address to anybody else, and in no log")
  void atNoDoor(CapturedOutput log) {
    List<String> told = new ArrayList<>();
    int[] asked = {0};
    rounds.forEach(
        (purpose, number) -> {
          Map<String, String> ids = ids(number, tasks.get(purpose));
          for (Endpoint endpoint : found.all()) {
            if (!endpoint.method().equals("GET") && !asksAList(endpoint)) {
              continue;
            }
            boolean perInitiative = !endpoint.variables().isEmpty();
            if ((!perInitiative || endpoint.ofEngine()) && !purpose.equals("approval")) {
              continue;
            }
            for (String other : endpoint.ofEngine() ? AT_THE_ENGINE : OTHERS) {
              asked[0]++;
              String path =
                  endpoint.with(variable -> IdsInAddresses.value(endpoint.door() + variable, ids));
              boolean program =
                  endpoint.template().startsWith("/api/")
                      || endpoint.door().equals(EndpointsFound.ENGINE_REST);
              Caller caller = (program ? programs : browsers).get(other);
              Answer answer =
                  endpoint.method().equals("GET") ? caller.get(path) : caller.post(path, "{}");
              tells(answer, number)
                  .forEach(each -> told.add(other + " " + path + " tells " + each));
            }
          }
        });
    for (String other : OTHERS) {
      rounds.forEach(
          (purpose, number) -> {
            for (String path :
                List.of(
                    "/administration/record?initiative=" + number,
                    "/administration/record.csv?initiative=" + number,
                    "/initiatives/" + number + "/ballots?commitment=" + commitment(number))) {
              tells(browsers.get(other).get(path), number)
                  .forEach(each -> told.add(other + " " + path + " tells " + each));
            }
          });
    }
    assertThat(told).isEmpty();
    assertThat(asked[0]).isGreaterThan(500);
    assertThat(log.getAll()).doesNotContain("zqreason", "zqcondition");
  }

  @Test
  @Order(5)
  @DisplayName("may be changed, which voids the receipt; after the close every receipt is checked")
  void changedAndCounted() {
    Caller voter = Caller.session(port, VOTER);
    String number = rounds.get("approval");
    String before = commitment(number);
    Map<String, String> other = new HashMap<>(Map.of("ballotChoice", "abstain", "_submit", "1"));
    other.remove("_submit");
    Answer change = voter.form("/ballots/" + round(number) + "/change", other);
    assertThat(change.status()).as(change.body()).isEqualTo(302);
    String after = commitment(number);
    assertThat(after).isNotEqualTo(before);
    assertThat(
            Caller.session(port, "mariam")
                .form("/ballots/" + round(number) + "/change", other)
                .status())
        .as("who has no ballot there changes none")
        .isEqualTo(404);

    List.of("mariam", "tomas", "luis", "grace", "ingrid")
        .forEach(member -> cast.decide(member, number, CAST_BALLOT));
    cast.settle();

    String counted = browsers.get("amina").get("/initiatives/" + number + "/ballots").body();
    assertThat(counted).contains(after, before, "Counted: 6").doesNotContain(salt(number));
    assertThat(found(number, after)).contains("This ballot was counted.");
    assertThat(found(number, before)).contains("This receipt is void");
    assertThat(found(number, "00")).contains("No counted round");
    assertThat(inTables(ITS_OWN_TABLE))
        .as("a changed ballot leaves nothing of what it said")
        .doesNotContainKey("ballot_void");
    String page = browsers.get("amina").get("/initiatives/" + number).body();
    assertThat(page).contains("All members").contains("abstain: 1");
  }

  private String found(String number, String commitment) {
    return browsers
        .get("amina")
        .get("/initiatives/" + number + "/ballots?commitment=" + commitment)
        .body();
  }

  /** Lists of the engine that are asked with a body. */
  private static boolean asksAList(Endpoint endpoint) {
    return endpoint.method().equals("POST")
        && endpoint.ofEngine()
        && endpoint.variables().isEmpty()
        && endpoint.template().matches(".*/(task|variable-instance|history/[a-z-]+)(/)?");
  }

  private List<String> tells(Answer answer, String number) {
    List<String> told = new ArrayList<>();
    for (String canary : List.of("zqreason", "zqcondition", "zqwrong", salt(number))) {
      if (answer.body().contains(canary)) {
        told.add(canary);
      }
    }
    if (CHOSEN.matcher(answer.body()).find()) {
      told.add("a choice by its name");
    }
    // Where the voter is named in a line, no choice is in it.
    for (String line : answer.body().split("\\R|</(li|tr|dd|dl|section|form|p)>")) {
      if (line.contains("Hugo") && line.matches("(?is).*\\b(decline|abstain|objects?)\\b.*")) {
        told.add(line);
      }
    }
    return told;
  }

  /** Tables in which a canary stands, with it; bytes are looked at as well. */
  private Map<String, String> inTables(Set<String> but) {
    Map<String, String> tables = new TreeMap<>();
    StringBuilder canaries = new StringBuilder("zqreason|zqcondition|zqwrong|zqold");
    for (String word : List.of("zqreason", "zqcondition", "zqwrong", "zqold")) {
      canaries
          .append('|')
          .append(HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8)))
          .append('|')
          .append(HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_16BE)));
    }
    database
        .sql(
            """
            select table_name from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE'
              and table_name <> 'flyway_schema_history'
            """)
        .query(String.class)
        .list()
        .forEach(
            table -> {
              if (!but.contains(table)) {
                database
                    .sql("select t::text from \"" + table + "\" t where t::text ~ ? limit 1")
                    .param(canaries.toString())
                    .query(String.class)
                    .optional()
                    .ifPresent(row -> tables.put(table, row));
              }
            });
    // A choice of the voter by its name, in whatever table.
    database
        .sql(
            """
            select kind || ' ' || coalesce(after::text, '') from audit_entry
            where number in (:numbers) and user_id = :voter
              and (after::text ~ 'decline|abstain|object|approve' or detail::text ~ 'decline|object')
            """)
        .param("numbers", rounds.values())
        .param("voter", VOTER)
        .query(String.class)
        .list()
        .forEach(entry -> tables.put("audit_entry", entry));
    return tables;
  }

  private Map<String, String> ids(String number, String task) {
    Map<String, String> ids = new HashMap<>(Map.of("NUMBER", number, "TASK", task));
    ids.put("ROUND", String.valueOf(round(number)));
    put(ids, "VERDICT", "select max(id)::text from verdict where number = ?", number);
    put(
        ids,
        "PROCESS_INSTANCE",
        "select max(proc_inst_id_) from act_hi_procinst where business_key_ = ?",
        number);
    String within =
        " where proc_inst_id_ in (select proc_inst_id_ from act_hi_procinst where business_key_ = ?)";
    put(ids, "EXECUTION", "select max(id_) from act_ru_execution" + within, number);
    put(ids, "ACTIVITY_INSTANCE", "select max(id_) from act_hi_actinst" + within, number);
    put(ids, "VARIABLE", "select max(id_) from act_ru_variable" + within, number);
    return ids;
  }

  private void put(Map<String, String> ids, String kind, String sql, String number) {
    database
        .sql(sql)
        .param(number)
        .query((row, n) -> java.util.Optional.ofNullable(row.getString(1)))
        .single()
        .ifPresent(id -> ids.put(kind, id));
  }

  private static String step(String purpose) {
    return purpose.equals("noObjection") ? OBJECT : CAST_BALLOT;
  }

  private static String reason(String purpose) {
    return "zqreason of " + purpose;
  }

  private static Map<String, String> answers(String purpose) {
    return switch (purpose) {
      case "noObjection" ->
          Map.of("objectionDecision", "object", "objectionReason", reason(purpose));
      case "waiver" ->
          Map.of(
              "ballotChoice",
              "approveWithConditions",
              "conditionText",
              "zqcondition",
              "conditionDue",
              "2031-03-31",
              "ballotReason",
              reason(purpose));
      case "appeal" -> Map.of("ballotChoice", "recuse", "ballotReason", reason(purpose));
      default -> Map.of("ballotChoice", "decline", "ballotReason", reason(purpose));
    };
  }

  private String smallCase() {
    Story story =
        Story.raised(cast, "KE", "A small case")
            .ledBy("BRENAP")
            .with(
                "UserTask_CompleteDesign",
                Map.of(
                    "risk1Likelihood",
                    "1",
                    "risk1Impact",
                    "1",
                    "milestone1AmountUsd",
                    "20000",
                    "budgetCompactUsd",
                    "10000"))
            .throughDemand()
            .throughPartnership()
            .throughAppraisal();
    return story.number();
  }

  /** A round of this kind, opened by the process that opens all of them. */
  private String asked(String purpose) {
    String number = Story.raised(cast, "KE", "A question of " + purpose).throughDemand().number();
    Map<String, Object> variables = new HashMap<>(Map.of("country", "KE", "roundPurpose", purpose));
    if (purpose.equals("waiver")) {
      variables.put(
          "steeringQuestion",
          question(
              """
              insert into steering_question (number, kind, clause, reason, waived_until, asked_by,
                asked_at, asked_on)
              values (?, 'waiver', 'S76', 'because', current_date, 'amina', now(), current_date)
              returning id
              """,
              number));
    } else if (purpose.equals("newerCriteria")) {
      variables.put(
          "steeringQuestion",
          question(
              """
              insert into steering_question (number, kind, decision, version, reason, asked_by,
                asked_at, asked_on)
              select ?, 'newerCriteria', decision, version, 'because', 'amina', now(), current_date
              from decision_version order by decision, version limit 1 returning id
              """,
              number));
    }
    engine.asSystem(
        () ->
            runtime
                .createProcessInstanceByKey("ballot-round")
                .businessKey(number)
                .setVariables(variables)
                .execute());
    return number;
  }

  private long question(String sql, String number) {
    return database.sql(sql).param(number).query(Long.class).single();
  }

  private long round(String number) {
    return database
        .sql("select max(id) from ballot_round where number = ?")
        .param(number)
        .query(Long.class)
        .single();
  }

  private String commitment(String number) {
    return kept("commitment", number);
  }

  private String salt(String number) {
    return kept("salt", number);
  }

  private String kept(String column, String number) {
    return database
        .sql("select encode(" + column + ", 'hex') from ballot where round = ? and member = ?")
        .params(round(number), VOTER)
        .query(String.class)
        .single();
  }
}
