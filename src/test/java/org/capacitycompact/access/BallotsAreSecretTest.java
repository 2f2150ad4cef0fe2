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
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.capacitycompact.CompactTest;
import org.capacitycompact.Thorough;
import org.capacitycompact.access.Caller.Answer;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TaskResult;
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
 * In an open round of each kind, one member makes a choice and gives a reason in words that occur
 * nowhere else. The voter can find them; then others search every address, table, export and log
 * for them.
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

  /**
   * The ballot table, which only the database's owner can read; each table is checked by itself.
   */
  private static final Set<String> ITS_OWN_TABLE = Set.of("ballot");

  /** Everybody else, including the other members, and an anonymous visitor. */
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

  /** Those of them to whom the engine's own interfaces respond differently. */
  private static final List<String> AT_THE_ENGINE =
      List.of("mariam", "sofia", "operator", "finance", "nobody");

  /** The form of a choice wherever an answer is written with its name. */
  private static final Pattern CHOSEN =
      Pattern.compile(
          "(ballotChoice|objectionDecision|\\bchoice)\\W{1,12}(approve|decline|object)");

  @LocalServerPort int port;
  @Autowired ApplicationContext application;
  @Autowired Cast cast;
  @Autowired RuntimeService runtime;
  @Autowired EngineAccess engine;
  @Autowired JdbcClient database;
  @Autowired TaskDesk desk;

  /** The initiative with an open round, by purpose. */
  private final Map<String, String> numbers = new LinkedHashMap<>();

  /** The round and the voter's task, by purpose. */
  private final Map<String, Long> rounds = new LinkedHashMap<>();

  private final Map<String, String> tasks = new LinkedHashMap<>();

  /** The words that nobody else may find. */
  private final List<String> canaries =
      new ArrayList<>(List.of("zqreason", "zqcondition", "zqwrong"));

  private final Map<String, Caller> browsers = new LinkedHashMap<>();
  private final Map<String, Caller> programs = new LinkedHashMap<>();
  private EndpointsFound found;

  @BeforeAll
  void open() {
    InitiativeNumber small = smallCase();
    numbers.put("noObjection", small.value());
    // An initiative has only one of these at a time.
    for (String purpose : List.of("approval", "appeal", "reviewRecommendation")) {
      numbers.put(
          purpose,
          Story.raised(cast, "KE", "A question of " + purpose).throughDemand().number().value());
      ask(purpose);
    }
    for (String purpose : List.of("waiver", "newerCriteria")) {
      numbers.put(purpose, small.value());
      ask(purpose);
    }
    numbers
        .keySet()
        .forEach(
            purpose -> {
              rounds.put(purpose, round(purpose));
              tasks.put(purpose, task(VOTER, purpose));
            });
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
          assertThat(voter.get("/tasks/" + task).body())
              .doesNotContain("name=\"_draft\"", "name=\"_page\"");
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
          // Errors are shown to the voter and to nobody else.
          Map<String, String> wrong = new HashMap<>(answers(purpose));
          wrong.put("_submit", "1");
          wrong.put("conditionText", "zqwrong " + reason(purpose));
          wrong.put("noSuchField", reason(purpose));
          assertThat(voter.form("/tasks/" + task, wrong).status()).isEqualTo(422);
          // A visitor whose session ended, or who never had one.
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
    rounds.keySet().forEach(purpose -> canaries.add(salt(purpose)));
    String mine = voter.get("/ballots").body();
    rounds.forEach(
        (purpose, round) -> {
          assertThat(voter.get("/ballots/" + round + "/change").body())
              .as("no page that a sign-in would fill again: " + purpose)
              .contains("/change\"")
              .doesNotContain("name=\"_page\"");
          assertThat(mine)
              .as(purpose)
              .contains(reason(purpose), numbers.get(purpose), commitment(purpose));
          Answer receipt = voter.get("/ballots/" + round + "/receipt.txt");
          assertThat(receipt.status()).isEqualTo(200);
          assertThat(receipt.body())
              .contains(
                  numbers.get(purpose), commitment(purpose), salt(purpose), String.valueOf(round))
              .doesNotContain("zqreason", "decline", "object", "approve");
        });
    assertThat(mine).contains("decline", "zqcondition").doesNotContain("notice bad");
    String api = Caller.basic(port, VOTER).get("/api/ballots").body();
    assertThat(api)
        .contains(numbers.values())
        .contains(commitments())
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
    List<String> recorded =
        database
            .sql(
                """
                select after::text from audit_entry
                where kind in ('UserTask_CastBallot.done', 'UserTask_StateObjection.done')
                  and number in (:numbers) and user_id = :voter
                """)
            .param("numbers", Set.copyOf(numbers.values()))
            .param("voter", VOTER)
            .query(String.class)
            .list();
    assertThat(recorded)
        .hasSize(rounds.size())
        .allSatisfy(entry -> assertThat(entry).doesNotContain("answers"));
    assertThat(commitments())
        .allSatisfy(each -> assertThat(recorded).filteredOn(one -> one.contains(each)).hasSize(1));
    // As a node of release 0.1.0 writes it.
    InitiativeNumber number = InitiativeNumber.of(numbers.get("approval"));
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
        .isEqualTo(commitment("approval"));
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
    Map<String, List<Supplier<List<String>>>> visits = visits();
    assertThat(visits.values().stream().mapToInt(List::size).sum()).isGreaterThan(1000);
    assertThat(visits.keySet()).containsExactlyInAnyOrderElementsOf(OTHERS);

    List<String> told =
        visits.values().parallelStream()
            .flatMap(each -> each.stream().flatMap(visit -> visit.get().stream()))
            .toList();

    assertThat(told).isEmpty();
    assertThat(log.getAll()).doesNotContain("zqreason", "zqcondition");
  }

  /** What each visitor requests, in order. */
  private Map<String, List<Supplier<List<String>>>> visits() {
    Map<String, Map<String, String>> ids = new HashMap<>();
    rounds.keySet().forEach(purpose -> ids.put(purpose, ids(purpose)));
    Map<String, List<Supplier<List<String>>>> visits = new HashMap<>();
    OTHERS.forEach(other -> visits.put(other, new ArrayList<>()));
    int turn = 0;
    for (Endpoint endpoint : found.all()) {
      if (!endpoint.method().equals("GET") && !asksAList(endpoint)) {
        continue;
      }
      for (String purpose : purposes(endpoint, turn)) {
        turn++;
        for (String other : visitors(endpoint, turn)) {
          visits.get(other).add(() -> asks(other, endpoint, ids.get(purpose)));
        }
      }
    }
    for (String other : OTHERS) {
      for (String purpose : some(List.copyOf(rounds.keySet()), 3, turn++)) {
        InitiativeNumber number = InitiativeNumber.of(numbers.get(purpose));
        for (String path :
            List.of(
                "/administration/record?initiative=" + number,
                "/administration/record.csv?initiative=" + number,
                "/initiatives/" + number + "/ballots?commitment=" + commitment(purpose))) {
          visits.get(other).add(() -> asks(other, browsers.get(other), path, "GET"));
        }
      }
    }
    return visits;
  }

  /**
   * The purposes to use in an address: each ballot if it names one; else each initiative, which may
   * have several; for the engine's addresses, one after the other.
   */
  private List<String> purposes(Endpoint endpoint, int turn) {
    List<String> all = List.copyOf(rounds.keySet());
    if (endpoint.ofEngine() && !Thorough.asked()) {
      return List.of(all.get(turn % all.size()));
    }
    Set<String> named =
        endpoint.variables().stream()
            .flatMap(each -> IdsInAddresses.kindOf(endpoint.door() + each).stream())
            .collect(Collectors.toSet());
    if (named.isEmpty()) {
      return all.subList(0, 1);
    }
    return named.contains("TASK") || named.contains("ROUND") || endpoint.ofEngine()
        ? all
        : all.subList(0, 4);
  }

  /**
   * In the normal build another member and some others in turn, fewer for addresses that exist per
   * initiative; one for a second interface to the same engine. In the thorough build all.
   */
  private static List<String> visitors(Endpoint endpoint, int turn) {
    if (!endpoint.ofEngine()) {
      return some(OTHERS, endpoint.variables().isEmpty() ? 3 : 2, turn);
    }
    boolean once =
        endpoint.door().equals(EndpointsFound.ENGINE_REST)
            && !endpoint.template().startsWith("/engine/{");
    return some(AT_THE_ENGINE, once ? 2 : 1, turn);
  }

  /** The first, and those whose turn it is. */
  private static List<String> some(List<String> all, int most, int turn) {
    if (Thorough.asked()) {
      return all;
    }
    if (most == 1) {
      return List.of(all.get(turn % all.size()));
    }
    List<String> some = new ArrayList<>(all.subList(0, 1));
    for (int i = 0; i < most - 1; i++) {
      some.add(all.get(1 + (turn + i) % (all.size() - 1)));
    }
    return some;
  }

  private List<String> asks(String other, Endpoint endpoint, Map<String, String> ids) {
    String path = endpoint.with(variable -> IdsInAddresses.value(endpoint.door() + variable, ids));
    boolean program =
        endpoint.template().startsWith("/api/")
            || endpoint.door().equals(EndpointsFound.ENGINE_REST);
    return asks(other, (program ? programs : browsers).get(other), path, endpoint.method());
  }

  private List<String> asks(String other, Caller caller, String path, String method) {
    Answer answer = method.equals("GET") ? caller.get(path) : caller.post(path, "{}");
    return tells(answer).stream().map(each -> other + " " + path + " tells " + each).toList();
  }

  @Test
  @Order(5)
  @DisplayName("may be changed, which voids the receipt; after the close every receipt is checked")
  void changedAndCounted() {
    Caller voter = Caller.session(port, VOTER);
    String before = commitment("approval");
    InitiativeNumber number = InitiativeNumber.of(numbers.get("approval"));
    String change = "/ballots/" + rounds.get("approval") + "/change";
    Map<String, String> other = new HashMap<>(Map.of("ballotChoice", "abstain", "_submit", "1"));
    other.remove("_submit");
    Answer changed = voter.form(change, other);
    assertThat(changed.status()).as(changed.body()).isEqualTo(302);
    String after = commitment("approval");
    assertThat(after).isNotEqualTo(before);
    assertThat(Caller.session(port, "mariam").form(change, other).status())
        .as("who has no ballot there changes none")
        .isEqualTo(404);

    List.of("mariam", "tomas", "luis", "grace", "ingrid")
        .forEach(
            member ->
                assertThat(
                        desk.decide(
                            task(member, "approval"),
                            cast.actor(member),
                            cast.answers(CAST_BALLOT)))
                    .isInstanceOf(TaskResult.Done.class));
    cast.settle();

    String counted = browsers.get("amina").get("/initiatives/" + number + "/ballots").body();
    assertThat(counted).contains(after, before, "Counted: 6").doesNotContain(salt("approval"));
    assertThat(found(number, after)).contains("This ballot was counted.");
    assertThat(found(number, before)).contains("This receipt is void");
    assertThat(found(number, "00")).contains("No counted round");
    assertThat(inTables(ITS_OWN_TABLE))
        .as("a changed ballot leaves nothing of what it said")
        .doesNotContainKey("ballot_void");
    String page = browsers.get("amina").get("/initiatives/" + number).body();
    assertThat(page).contains("All members").contains("abstain: 1");
  }

  private String found(InitiativeNumber number, String commitment) {
    return browsers
        .get("amina")
        .get("/initiatives/" + number + "/ballots?commitment=" + commitment)
        .body();
  }

  /** Lists of the engine that are queried with a body. */
  private static boolean asksAList(Endpoint endpoint) {
    return endpoint.method().equals("POST")
        && endpoint.ofEngine()
        && endpoint.variables().isEmpty()
        && endpoint.template().matches(".*/(task|variable-instance|history/[a-z-]+)(/)?");
  }

  private List<String> tells(Answer answer) {
    List<String> told = new ArrayList<>();
    for (String canary : canaries) {
      if (answer.body().contains(canary)) {
        told.add(canary);
      }
    }
    if (CHOSEN.matcher(answer.body()).find()) {
      told.add("a choice by its name");
    }
    // A line that names the voter contains no choice.
    for (String line : answer.body().split("\\R|</(li|tr|dd|dl|section|form|p)>")) {
      if (line.contains("Hugo") && line.matches("(?is).*\\b(decline|abstain|objects?)\\b.*")) {
        told.add(line);
      }
    }
    return told;
  }

  /** The tables that contain one of the words, with the word; bytes are searched as well. */
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
        .param("numbers", Set.copyOf(numbers.values()))
        .param("voter", VOTER)
        .query(String.class)
        .list()
        .forEach(entry -> tables.put("audit_entry", entry));
    return tables;
  }

  private Map<String, String> ids(String purpose) {
    InitiativeNumber number = InitiativeNumber.of(numbers.get(purpose));
    Map<String, String> ids = new HashMap<>(Map.of("NUMBER", number.value()));
    ids.put("TASK", tasks.get(purpose));
    ids.put("ROUND", String.valueOf(rounds.get(purpose)));
    put(
        ids,
        "SUBMISSION",
        "select max(task_id) from task_decision where number = ? and answers is not null",
        number);
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

  private void put(Map<String, String> ids, String kind, String sql, InitiativeNumber number) {
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

  private InitiativeNumber smallCase() {
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

  /** Opens a round of this kind, through the process that opens all of them. */
  private void ask(String purpose) {
    InitiativeNumber number = InitiativeNumber.of(numbers.get(purpose));
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
                .businessKey(number.value())
                .setVariables(variables)
                .execute());
  }

  private long question(String sql, InitiativeNumber number) {
    return database.sql(sql).param(number).query(Long.class).single();
  }

  private long round(String purpose) {
    return database
        .sql("select id from ballot_round where number = ? and purpose = ?")
        .params(numbers.get(purpose), purpose)
        .query(Long.class)
        .single();
  }

  private String task(String member, String purpose) {
    return database
        .sql(
            """
            select t.id_ from ballot_round r
            join act_ru_task t on t.proc_inst_id_ = r.call and t.task_def_key_ = :step
            join work_item w on w.task_id = t.id_ and w.audience = 'user:' || :member
            where r.number = :number and r.purpose = :purpose
            """)
        .param("step", step(purpose))
        .param("member", member)
        .param("number", numbers.get(purpose))
        .param("purpose", purpose)
        .query(String.class)
        .single();
  }

  private List<String> commitments() {
    return rounds.keySet().stream().map(this::commitment).toList();
  }

  private String commitment(String purpose) {
    return kept("commitment", purpose);
  }

  private String salt(String purpose) {
    return kept("salt", purpose);
  }

  private String kept(String column, String purpose) {
    return database
        .sql("select encode(" + column + ", 'hex') from ballot where round = ? and member = ?")
        .params(rounds.get(purpose), VOTER)
        .query(String.class)
        .single();
  }
}
