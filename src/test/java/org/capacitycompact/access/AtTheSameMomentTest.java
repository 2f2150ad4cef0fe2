package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.capacitycompact.CompactTest;
import org.capacitycompact.Thorough;
import org.capacitycompact.access.Caller.Answer;
import org.capacitycompact.delivery.FundedWork;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.PlantedPlan;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.recovery.Consistency;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.capacitycompact.steering.SteeringGroup;
import org.capacitycompact.steering.question.FailedGates;
import org.capacitycompact.worklist.Dormancy;
import org.capacitycompact.worklist.WorkItem;
import org.capacitycompact.worklist.Worklist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Concurrent acts on one initiative, through the interfaces that people and programs use: each
 * succeeds or is refused with a reason, the country's no wins, and afterwards our tables agree with
 * the engine's.
 */
@CompactTest
@DisplayName("Acts on one initiative at the same moment")
class AtTheSameMomentTest {

  private static final String ANSWER_DEMAND = "UserTask_AnswerDemand";
  private static final String ARTICULATE = "UserTask_ArticulateDemand";
  private static final String REVIEW = "UserTask_ReviewIndependently";
  private static final String CAST_BALLOT = "UserTask_CastBallot";

  /** More than any life has. */
  private static final int MOST_STEPS = 60;

  @LocalServerPort private int port;
  @Autowired private Cast cast;
  @Autowired private PlantedPlan slots;
  @Autowired private Plans plans;
  @Autowired private ProcessEngine engine;
  @Autowired private EngineAccess access;
  @Autowired private Initiatives initiatives;
  @Autowired private Worklist worklist;
  @Autowired private JdbcClient database;
  @Autowired private DataSource connections;

  @Autowired private ApplicationContext application;
  @Autowired private Dormancy dormancy;

  private final Map<String, String> raced = new ConcurrentHashMap<>();
  private Simultaneously together;
  private PreparedActs hands;

  @BeforeEach
  void meet() {
    together = new Simultaneously();
    hands = new PreparedActs(port);
  }

  @AfterEach
  void agree() throws SQLException {
    together.close();
    try (Connection connection = connections.getConnection()) {
      List<String> faults = Consistency.faults(connection);
      Set<String> mine = new TreeSet<>(raced.keySet());
      mine.addAll(tasksOf(raced.keySet()));
      assertThat(faults)
          .filteredOn(fault -> mine.stream().anyMatch(fault::contains))
          .as("what does not agree, of %s", raced)
          .isEmpty();
    }
  }

  private List<String> tasksOf(Set<String> numbers) {
    return numbers.isEmpty()
        ? List.of()
        : database
            .sql(
                """
                select t.id_ from act_hi_taskinst t
                join act_hi_procinst p on p.proc_inst_id_ = t.proc_inst_id_
                where p.business_key_ in (:numbers)
                """)
            .param("numbers", numbers)
            .query(String.class)
            .list();
  }

  @Test
  @DisplayName("fifty times no: one is taken, the others are told that it was stopped before")
  void fiftyStops() {
    InitiativeNumber number = Story.raised(cast, "KE", "Stopped by fifty").articulated().number();
    List<Supplier<Answer>> stops = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      stops.add(hands.stops(i % 2 == 0 ? "amina" : "joseph", number));
    }

    List<Answer> answers = race(number, "fifty stops", stops);

    assertThat(answers).filteredOn(answer -> answer.status() == 204).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 204)
        .hasSize(49)
        .allMatch(answer -> answer.status() == 409 && answer.body().contains("stopped before"));
    assertThat(initiatives.get(number).status()).isEqualTo(Status.STOPPED);
    assertThat(recorded(number, "stopped")).isOne();
  }

  @Test
  @DisplayName("fifty times no, while somebody is at work for long: everybody else is served")
  void fiftyWait() throws Exception {
    InitiativeNumber number = Story.raised(cast, "KE", "Stopped by fifty who wait").number();
    raced.put(number.value(), "fifty stops that wait");
    List<Supplier<Answer>> stops = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      stops.add(hands.stops("amina", number));
    }
    Supplier<Answer> reads = hands.reads("joseph", "/api/initiatives/" + number);
    try (Connection atWork = connections.getConnection()) {
      atWork.setAutoCommit(false);
      takeTurn(atWork, number);
      CompletableFuture<List<Answer>> waiting =
          CompletableFuture.supplyAsync(() -> together.act(stops));
      until(() -> waitsFor(number) == 1);
      for (int i = 0; i < 20; i++) {
        assertThat(reads.get().status()).isEqualTo(200);
      }
      assertThat(waitsFor(number)).as("of all who wait one has a connection").isOne();
      assertThat(waiting).isNotDone();
      atWork.commit();
      assertThat(waiting.get(30, TimeUnit.SECONDS))
          .extracting(Answer::status)
          .containsOnly(204, 409)
          .containsOnlyOnce(204);
    }
  }

  private static void takeTurn(Connection connection, InitiativeNumber number) throws SQLException {
    try (PreparedStatement turn = connection.prepareStatement("select act_beside(?)")) {
      turn.setString(1, number.value());
      turn.execute();
    }
  }

  private int waitsFor(InitiativeNumber number) {
    return database
        .sql(
            """
            select count(*) from pg_locks where locktype = 'advisory' and not granted
              and (classid::bigint << 32) | objid::bigint = initiative_key(?)
            """)
        .param(number)
        .query(Integer.class)
        .single();
  }

  private static void until(BooleanSupplier done) throws InterruptedException {
    for (int tried = 0; !done.getAsBoolean(); tried++) {
      assertThat(tried).isLessThan(500);
      Thread.sleep(10);
    }
  }

  /**
   * It takes as long as the longest wait; the message is tested by OutageTest and by each
   * interface.
   */
  @Test
  @DisplayName("who waits too long is told so, and nothing was done")
  @EnabledIf("org.capacitycompact.Thorough#asked")
  void waitsTooLong() throws Exception {
    InitiativeNumber number = Story.raised(cast, "KE", "Waited for in vain").number();
    raced.put(number.value(), "waits in vain");
    String task = cast.tasks("amina", number, ARTICULATE).get(0);
    Map<String, Object> written = cast.written("amina", number, ARTICULATE);
    try (Connection atWork = connections.getConnection();
        PreparedStatement alone = atWork.prepareStatement("select act_alone(?)")) {
      atWork.setAutoCommit(false);
      alone.setString(1, number.value());
      alone.execute();
      List<Answer> answers =
          together.act(
              List.of(
                  hands.completes("amina", task, written),
                  hands.completesAtTheEngine("amina", task, written),
                  hands.drafts("amina", task),
                  hands.attaches("otieno", number, "In vain"),
                  hands.stops("amina", number),
                  hands.stopsAtThePortal("joseph", number)));
      atWork.rollback();
      assertThat(answers)
          .allMatch(answer -> answer.status() == 503)
          .allMatch(answer -> answer.headers().firstValue("Retry-After").isPresent());
    }
    assertThat(initiatives.get(number).status()).isEqualTo(Status.RUNNING);
  }

  @Test
  @DisplayName("a no against what goes on by itself: it is always stopped")
  void stopAgainstAJob() {
    for (int i = 0; i < (Thorough.asked() ? 20 : 4); i++) {
      InitiativeNumber number =
          Story.raised(cast, "KE", "Stopped between two steps").throughDemand().invited().number();
      cast.attempt("siti", number, "UserTask_AnswerDemand", Map.of());
      Supplier<Answer> goesOn = runs(job(number, "message"));

      List<Answer> answers =
          race(number, "stop and job", List.of(goesOn, hands.stops("joseph", number), goesOn));

      assertThat(answers.get(1).status()).isEqualTo(204);
      assertThat(initiatives.get(number).status()).isEqualTo(Status.STOPPED);
    }
  }

  /** Acts that take no turn still wait while somebody acts alone, and find the result. */
  @Test
  @DisplayName(
      "whoever acts waits for who is alone: a reviewer is replaced, a ballot changed, a task taken"
          + " up, put to sleep and asked for")
  void takesTurns() throws Exception {
    InitiativeNumber reviewed = reviewed();
    waitsForItsTurn(reviewed, hands.replacesReviewer("sofia", reviewed, "A tie came to light"));
    InitiativeNumber voting = voting();
    waitsForItsTurn(voting, hands.changesBallot("hugo", round(voting), "abstain"));
    InitiativeNumber demand = demand();
    String task = asleep(demand);
    waitsForItsTurn(demand, hands.takesUp("amina", task));
    database
        .sql("update work_item set due_at = now() - interval '91 days' where task_id = ?")
        .param(task)
        .update();
    waitsForItsTurn(demand, done(() -> dormancy.makeDormant(task)));
    database
        .sql("update work_item set dormant_until = current_date - 1 where task_id = ?")
        .param(task)
        .update();
    waitsForItsTurn(demand, done(() -> dormancy.askAgain(task)));
    assertThat(recorded(demand, "dormancy.askedAgain")).isOne();
  }

  private static Supplier<Answer> done(Runnable work) {
    return () -> {
      work.run();
      return new Answer(200, "", null);
    };
  }

  private void waitsForItsTurn(InitiativeNumber number, Supplier<Answer> act) throws Exception {
    raced.put(number.value(), "a turn");
    try (Connection other = connections.getConnection();
        PreparedStatement alone = other.prepareStatement("select act_alone(?)")) {
      other.setAutoCommit(false);
      alone.setString(1, number.value());
      alone.execute();
      CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(act);
      until(() -> waitsFor(number) == 1 || waiting.isDone());
      assertThat(waiting).as("waits").isNotDone();
      other.commit();
      assertThat(waiting.get(20, TimeUnit.SECONDS).status()).isIn(200, 302);
    }
  }

  /** A newly added act has to be raced as well. */
  @Test
  @DisplayName("every address at which one acts on an initiative or a task is among them")
  void everyActIsRaced() {
    InitiativeNumber number = demand();
    actsOnADemand(number);
    actsAtWork(atWork());
    actsOnAReview(reviewed());
    actsOnABallot(voting());
    actsOnASearch(searching());
    Set<String> doors =
        EndpointsFound.in(application).all().stream()
            .filter(each -> each.method().equals("POST") && !each.ofEngine())
            .filter(each -> each.variables().stream().anyMatch(AtTheSameMomentTest::ofAnInitiative))
            .map(Endpoint::template)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(doors)
        .hasSizeGreaterThan(10)
        .contains(
            "/initiatives/{number}/reviewer", "/tasks/{id}/take-up", "/ballots/{round}/change");
    assertThat(hands.addresses()).containsAll(doors);
  }

  /** Addresses of a closed country's things: an initiative, or what belongs to one. */
  private static boolean ofAnInitiative(String address) {
    return IdsInAddresses.kindOf(address).isPresent();
  }

  @Test
  @DisplayName("a no against a decision, twenty times: it is always stopped")
  void stopAgainstCompletion() {
    for (int i = 0; i < 20; i++) {
      InitiativeNumber number = Story.raised(cast, "KE", "Stopped while written " + i).number();
      String task = cast.tasks("amina", number, ARTICULATE).get(0);
      Map<String, Object> written = cast.written("amina", number, ARTICULATE);

      List<Answer> answers =
          race(
              number,
              "stop and completion",
              List.of(
                  i % 2 == 0
                      ? hands.completes("amina", task, written)
                      : hands.completesAtTheEngine("amina", task, written),
                  i % 4 < 2
                      ? hands.stops("joseph", number)
                      : hands.stopsAtThePortal("joseph", number)));

      assertThat(answers.get(1).status()).as(answers.get(1).body()).isIn(204, 302);
      assertThat(initiatives.get(number).status()).isEqualTo(Status.STOPPED);
    }
  }

  @Test
  @DisplayName("the work is held twice at once: it is held once")
  void suspendedOnce() {
    for (int i = 0; i < (Thorough.asked() ? 20 : 6); i++) {
      InitiativeNumber number = atWork();

      List<Answer> answers =
          race(
              number,
              "two suspensions",
              List.of(hands.suspends("amina", number), hands.suspends("joseph", number)));

      assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(302, 409);
      assertThat(initiatives.get(number).status()).isEqualTo(Status.SUSPENDED);
      assertThat(recorded(number, "suspended")).isOne();
    }
  }

  @Test
  @DisplayName("while a demand is written: each act against each")
  void whileADemandIsWritten() {
    pairs("demand", this::demand, this::actsOnADemand);
  }

  @Test
  @DisplayName("while work runs: each act against each")
  void whileWorkRuns() {
    pairs("work", this::atWork, this::actsAtWork);
  }

  @Test
  @DisplayName("while a reviewer is asked: each act against each")
  void whileAReviewerIsAsked() {
    pairs("review", this::reviewed, this::actsOnAReview);
  }

  @Test
  @DisplayName("while partners are looked for: each act against each")
  void whilePartnersAreLookedFor() {
    pairs("search", this::searching, this::actsOnASearch);
  }

  @Test
  @DisplayName("while the group votes: each act against each")
  void whileTheGroupVotes() {
    pairs("ballot", this::voting, this::actsOnABallot);
  }

  /**
   * Everything that waits is decided at once, each task through two interfaces and beside a draft;
   * in the normal build up to the money, where the country's no comes in between.
   */
  @Test
  @DisplayName("through a life: each task is decided at two doors, taken and drafted at once")
  void throughALife() {
    InitiativeNumber number = Story.raised(cast, "KE", "Decided at two doors").number();
    for (int step = 0; step < MOST_STEPS && initiatives.get(number).status().isOpen(); step++) {
      List<Supplier<Answer>> acts = new ArrayList<>();
      List<WorkItem> open = waiting(number);
      for (WorkItem item : open) {
        String person = person(item);
        acts.add(completes(item));
        acts.add(hands.completesAtTheEngine(person, item.taskId(), answers(item)));
        acts.add(hands.claims(person, item.taskId()));
        acts.add(hands.drafts(person, item.taskId()));
        if (Thorough.asked()) {
          acts.add(hands.opens(person, "/tasks/" + item.taskId()));
          acts.add(hands.reads(person, "/api/tasks/" + item.taskId()));
        }
      }
      acts.add(hands.attaches("otieno", number, "Step " + step));
      if (!Thorough.asked() && initiatives.get(number).stage() == Stage.FUNDING) {
        acts.add(hands.stops("joseph", number));
      }
      race(number, "all of " + open.stream().map(WorkItem::task).toList(), acts);
      goOn(number);
    }
    assertThat(initiatives.get(number).status())
        .as("%s", waiting(number))
        .isEqualTo(Thorough.asked() ? Status.EXITED : Status.STOPPED);
    assertThat(recorded(number, "ended")).isOne();
  }

  @Test
  @DisplayName("at each step of a life everything that waits is decided, against a no")
  @EnabledIf("org.capacitycompact.Thorough#asked")
  void stoppedAtEachStep() {
    for (int steps = 0; steps < MOST_STEPS; steps++) {
      InitiativeNumber number =
          Story.raised(cast, "KE", "Stopped after " + steps + " steps").number();
      for (int done = 0; done < steps; done++) {
        waiting(number).forEach(item -> completes(item).get());
        goOn(number);
      }
      if (!initiatives.get(number).status().isOpen()) {
        return;
      }
      List<Supplier<Answer>> acts = new ArrayList<>();
      List<WorkItem> open = waiting(number);
      open.forEach(item -> acts.add(completes(item)));
      acts.add(hands.stops("joseph", number));
      List<Answer> answers =
          race(number, "a no against " + open.stream().map(WorkItem::task).toList(), acts);
      boolean ended = answers.get(acts.size() - 1).status() == 409;
      assertThat(initiatives.get(number).status())
          .as(raced.get(number.value()))
          .isEqualTo(ended ? Status.EXITED : Status.STOPPED);
    }
    throw new AssertionError("a life does not end");
  }

  private Supplier<Answer> completes(WorkItem item) {
    return hands.completes(person(item), item.taskId(), answers(item));
  }

  private void goOn(InitiativeNumber number) {
    cast.settle();
    pay(number);
    cast.settle();
  }

  // ---- what can be done, and where

  private InitiativeNumber demand() {
    InitiativeNumber number = new FailedGates(cast, database).initiative("S76");
    cast.settle();
    return number;
  }

  private Map<String, Supplier<Answer>> actsOnADemand(InitiativeNumber number) {
    String task = cast.tasks("amina", number, ARTICULATE).get(0);
    Map<String, Object> written = cast.written("amina", number, ARTICULATE);
    String until = LocalDate.now().plusDays(30).toString();
    String attached = attached(number);
    Map<String, Supplier<Answer>> acts = new LinkedHashMap<>();
    acts.put("stop", hands.stops("amina", number));
    acts.put("stop at the portal", hands.stopsAtThePortal("joseph", number));
    acts.put("complete", hands.completes("amina", task, written));
    acts.put("complete at the engine", hands.completesAtTheEngine("amina", task, written));
    acts.put("claim", hands.claims("amina", task));
    acts.put("draft", hands.drafts("amina", task));
    acts.put("attach", hands.attaches("otieno", number, "A note on " + number));
    acts.put("withdraw", hands.withdraws("sofia", number, attached));
    acts.put("write in the plan", hands.addsARow("amina", number));
    acts.put("ask a waiver", hands.asksWaiver("amina", number, "S76", until));
    acts.put("ask the same", hands.asksWaiver("sofia", number, "S76", until));
    acts.put("ask for newer criteria", hands.asksNewerCriteria("joseph", number, "quality"));
    acts.put("give back", hands.givesBack("amina", task));
    acts.put("submit at the portal", hands.submits("amina", task, written));
    acts.put("look", hands.looks("amina", task));
    String plan = "/initiatives/" + number + "/plan/risks";
    Map<String, String> risk = Map.of("title", "Floods", "likelihood", "1", "impact", "1");
    hands.sends("amina", plan, risk).get();
    acts.put("add to the plan", hands.sends("amina", plan, risk));
    acts.put("change the plan", hands.sends("amina", plan + "/1", risk));
    acts.put(
        "remove from the plan", hands.sends("amina", plan + "/1/removal", Map.of("_seen", "0")));
    acts.put("move in the plan", hands.sends("amina", plan + "/1/place", Map.of("_way", "up")));
    acts.put("attach at the portal", hands.attachesAtThePortal("amina", number, "A page"));
    acts.put("withdraw at the portal", hands.withdrawsAtThePortal("amina", number, attached));
    acts.put("transcribe", hands.sends("sofia", "/tasks/" + task + "/transcript", Map.of()));
    acts.put("bring signed", hands.sends("amina", "/tasks/" + task + "/signed", Map.of()));
    String paper = "/initiatives/" + number + "/transcripts/" + UUID.randomUUID();
    acts.put("confirm a paper", hands.sends("joseph", paper + "/confirmation", Map.of()));
    acts.put("refuse a paper", hands.sends("joseph", paper + "/refusal", Map.of("reason", "No")));
    acts.put("claim at the portal", hands.claimsAtThePortal("amina", task));
    acts.put("give back at the portal", hands.givesBackAtThePortal("amina", task));
    acts.put("propose for the plan", hands.proposesForPlan("wanjiku", number));
    acts.put("propose another row", hands.proposesAnother("wanjiku", number, "results/1"));
    acts.put("accept for the plan", hands.decidesInPlan("amina", number, "proposals"));
    acts.put("comment", hands.comments("otieno", number));
    acts.put("comment at the API", hands.commentsAtTheApi("otieno", number));
    acts.put("answer comments", hands.answersComments("amina", number));
    hands.invitesCountry("amina", number, "UG").get();
    long invited =
        database
            .sql("select max(id) from participation where number = ?")
            .param(number)
            .query(Long.class)
            .single();
    acts.put("invite a country", hands.invitesCountry("amina", number, "TG"));
    acts.put(
        "recommend taking part", hands.answersInvitation("namono", invited, "recommend", Map.of()));
    acts.put(
        "decline taking part",
        hands.answersInvitation(
            "kato", invited, "decide", Map.of("participationDecision", "decline")));
    acts.put(
        "withdraw an invitation", hands.answersInvitation("amina", invited, "withdraw", Map.of()));
    acts.put(
        "leave", hands.answersInvitation("kato", invited, "leave", Map.of("leavingReason", "No")));
    acts.put("withdraw a comment", hands.withdrawsComment("otieno", number, 1));
    database
        .sql(
            "insert into plan_indicator (number, position, title, measure) values (?, 90, 'Trees',"
                + " 'NUMBER')")
        .param(number)
        .update();
    acts.put(
        "measure",
        hands.sends(
            "amina",
            "/initiatives/" + number + "/plan/indicators/90/measurements",
            Map.of("measuredOn", "2026-01-05", "measuredValue", "3")));
    acts.put(
        "read a file for the plan",
        hands.uploads(
            "amina",
            "/initiatives/" + number + "/plan/import",
            "plan.csv",
            "Risk,Likelihood\nFloods,1"));
    acts.put(
        "take a file into the plan",
        hands.sends(
            "amina", "/initiatives/" + number + "/plan/import/take", Map.of("rows", "nothing")));
    acts.put(
        "take the newest rates",
        hands.sends("amina", "/initiatives/" + number + "/plan/budget/rates", Map.of()));
    asleep(number);
    acts.put("take up", hands.takesUp("amina", task));
    return acts;
  }

  /** Milestones in each state: one to be paid, one to be verified, one to be delivered. */
  private InitiativeNumber atWork() {
    FundedWork work = new FundedWork(cast, plans, slots, engine, database);
    InitiativeNumber number = work.funded(30);
    goesOnAt(number, "CallActivity_Implementation");
    work.deliver(number);
    work.verify(number);
    return number;
  }

  private void goesOnAt(InitiativeNumber number, String stage) {
    access.asSystem(
        () -> {
          var life =
              engine
                  .getRuntimeService()
                  .createProcessInstanceQuery()
                  .processInstanceBusinessKey(number.value())
                  .processDefinitionKey("initiative-lifecycle")
                  .singleResult();
          engine.getRuntimeService().setVariable(life.getId(), "leadProvider", "BRENAP");
          engine
              .getRuntimeService()
              .createProcessInstanceModification(life.getId())
              .cancelAllForActivity("CallActivity_DemandArticulation")
              .startBeforeActivity(stage)
              .execute();
        });
    cast.settle();
  }

  /** A task that its country has left alone for long. */
  private String asleep(InitiativeNumber number) {
    String task = cast.tasks("amina", number, ARTICULATE).get(0);
    database
        .sql("update work_item set dormant_until = current_date + 30 where task_id = ?")
        .param(task)
        .update();
    return task;
  }

  private InitiativeNumber reviewed() {
    InitiativeNumber number =
        new SteeringGroup(cast, plans, slots, engine, database).design("150000", 2);
    goesOnAt(number, "CallActivity_SteeringApproval");
    cast.decide("sofia", number, "UserTask_AppointReviewer");
    return number;
  }

  private InitiativeNumber searching() {
    Story story = Story.raised(cast, "KE", "Partners are looked for").throughDemand();
    hands
        .sends(
            "amina",
            "/initiatives/" + story.number() + "/providers",
            Map.of("act", "BRIEF", "words", "Examiners of savings groups"))
        .get();
    return story.invited().number();
  }

  private Map<String, Supplier<Answer>> actsOnASearch(InitiativeNumber number) {
    String page = "/initiatives/" + number + "/providers";
    String task = cast.tasks("siti", number, ANSWER_DEMAND).get(0);
    Map<String, Supplier<Answer>> acts = new LinkedHashMap<>();
    acts.put("stop", hands.stops("amina", number));
    acts.put("answer", hands.completes("siti", task, cast.written("siti", number, ANSWER_DEMAND)));
    acts.put(
        "withdraw the invitation",
        hands.sends("amina", page, Map.of("act", "WITHDRAW", "organisation", "IDMICRO")));
    acts.put(
        "refuse", hands.sends("amina", page, Map.of("act", "REFUSE", "organisation", "IDMICRO")));
    acts.put(
        "come forward",
        hands.sends("anna", "/demands/" + number, Map.of("act", "COME", "words", "We could come")));
    return acts;
  }

  private Map<String, Supplier<Answer>> actsOnAReview(InitiativeNumber number) {
    String task = cast.tasks("rosa", number, REVIEW).get(0);
    Map<String, Supplier<Answer>> acts = new LinkedHashMap<>();
    acts.put("stop", hands.stops("amina", number));
    acts.put("replace", hands.replacesReviewer("sofia", number, "A tie came to light"));
    acts.put("replace as well", hands.replacesReviewer("sofia", number, "Nobody answers"));
    acts.put("review", hands.completes("rosa", task, cast.answers(REVIEW)));
    acts.put("time is over", runs(jobAt(number, "Timer_IndependentReviewDue")));
    return acts;
  }

  private InitiativeNumber voting() {
    InitiativeNumber number =
        new SteeringGroup(cast, plans, slots, engine, database).designForBallot();
    goesOnAt(number, "CallActivity_SteeringApproval");
    cast.decide("hugo", number, CAST_BALLOT);
    return number;
  }

  private Map<String, Supplier<Answer>> actsOnABallot(InitiativeNumber number) {
    String task = cast.tasks("mariam", number, CAST_BALLOT).get(0);
    Map<String, Supplier<Answer>> acts = new LinkedHashMap<>();
    acts.put("stop", hands.stops("amina", number));
    acts.put("change", hands.changesBallot("hugo", round(number), "abstain"));
    acts.put("vote", hands.completes("mariam", task, cast.answers(CAST_BALLOT)));
    acts.put("the round closes", runs(jobAt(number, "Timer_RoundCloses")));
    return acts;
  }

  private long round(InitiativeNumber number) {
    return database
        .sql("select max(id) from ballot_round where number = ?")
        .param(number)
        .query(Long.class)
        .single();
  }

  private Map<String, Supplier<Answer>> actsAtWork(InitiativeNumber number) {
    String deliver = cast.tasks("wanjiku", number, "UserTask_DeliverMilestone").get(0);
    Map<String, Supplier<Answer>> acts = new LinkedHashMap<>();
    acts.put("stop", hands.stops("amina", number));
    acts.put("stop at the portal", hands.stopsAtThePortal("joseph", number));
    acts.put("suspend", hands.suspends("amina", number));
    acts.put("suspend as well", hands.suspends("joseph", number));
    acts.put("pay", paysFetched(number));
    acts.put("fail to pay", failsFetched(number));
    acts.put(
        "deliver", hands.completes("wanjiku", deliver, cast.answers("UserTask_DeliverMilestone")));
    acts.put("draft", hands.drafts("wanjiku", deliver));
    acts.put("claim", hands.claims("wanjiku", deliver));
    acts.put("attach", hands.attaches("otieno", number, "A note on " + number));
    acts.put("correct", hands.corrects("wanjiku", number, "600.00"));
    acts.put("correct at the API", hands.correctsAtTheApi("wanjiku", number, "700.00"));
    acts.put("a deadline", deadline(number));
    acts.put("comment", hands.comments("otieno", number));
    acts.put("ask for a change", hands.proposesForPlan("amina", number));
    acts.put("agree to a change", hands.decidesInPlan("amina", number, "changes"));
    return acts;
  }

  private Supplier<Answer> paysFetched(InitiativeNumber number) {
    String payment = fetched(number);
    return hands.posts(
        "finance",
        "/engine-rest/external-task/" + payment + "/complete",
        Map.of("workerId", "finance"));
  }

  private Supplier<Answer> failsFetched(InitiativeNumber number) {
    return hands.posts(
        "finance",
        "/engine-rest/external-task/" + fetched(number) + "/failure",
        Map.of(
            "workerId", "finance", "errorMessage", "No answer", "retries", 1, "retryTimeout", 0));
  }

  private String fetched(InitiativeNumber number) {
    String id =
        database
            .sql(
                """
                select x.id_ from act_ru_ext_task x join act_ru_execution e
                  on e.id_ = x.proc_inst_id_ where e.business_key_ = ?
                """)
            .param(number)
            .query(String.class)
            .list()
            .get(0);
    database
        .sql(
            """
            update act_ru_ext_task set worker_id_ = 'finance', lock_exp_time_ = now() + interval '1 hour'
            where id_ = ?
            """)
        .param(id)
        .update();
    return id;
  }

  private Supplier<Answer> deadline(InitiativeNumber number) {
    return runs(job(number, "timer"));
  }

  private String job(InitiativeNumber number, String type) {
    return job(number, "j.type_ = ?", type);
  }

  private String jobAt(InitiativeNumber number, String element) {
    return job(number, "d.act_id_ = ?", element);
  }

  private String job(InitiativeNumber number, String which, String value) {
    return database
        .sql(
            """
            select j.id_ from act_ru_job j
            join act_ru_execution e on e.id_ = j.process_instance_id_
            join act_ru_jobdef d on d.id_ = j.job_def_id_
            where e.business_key_ = ? and\s\
            """
                + which
                + " order by j.duedate_")
        .params(number, value)
        .query(String.class)
        .list()
        .get(0);
  }

  private Supplier<Answer> runs(String job) {
    return () -> {
      try {
        access.asSystem(() -> engine.getManagementService().executeJob(job));
      } catch (RuntimeException beaten) {
        // The engine retries a job that collided.
      }
      return new Answer(200, "", null);
    };
  }

  private String attached(InitiativeNumber number) {
    String body = hands.attaches("amina", number, "An older note on " + number).get().body();
    return body.replaceAll("(?s).*\"id\":\"([^\"]+)\".*", "$1");
  }

  // ---- how they collide

  /**
   * In the normal build only the country's no and the replacement of a reviewer are combined with
   * every act.
   */
  private void pairs(
      String where,
      Supplier<InitiativeNumber> situation,
      Function<InitiativeNumber, Map<String, Supplier<Answer>>> acts) {
    List<String> names = new ArrayList<>(acts.apply(situation.get()).keySet());
    List<String> wrong = new ArrayList<>();
    int times = Thorough.asked() ? 3 : 1;
    for (int time = 0; time < times; time++) {
      for (int i = 0; i < names.size(); i++) {
        for (int j = i; j < names.size(); j++) {
          if (Thorough.asked() || names.get(i).matches("stop|suspend|replace")) {
            wrong.addAll(meet(where, situation, acts, names.get(i), names.get(j)));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private List<String> meet(
      String where,
      Supplier<InitiativeNumber> situation,
      Function<InitiativeNumber, Map<String, Supplier<Answer>>> acts,
      String first,
      String second) {
    InitiativeNumber number = situation.get();
    Map<String, Supplier<Answer>> all = acts.apply(number);
    String what = where + ": " + first + " and " + second;
    raced.put(number.value(), what);
    List<Answer> answers = together.act(List.of(all.get(first), all.get(second)));
    List<String> wrong = new ArrayList<>();
    for (Answer answer : answers) {
      if (answer.status() >= 500 || answer.status() == 400) {
        wrong.add(what + ": " + answer.status() + " " + answer.body());
      }
    }
    Status status = initiatives.get(number).status();
    if ((first.startsWith("stop") || second.startsWith("stop")) && status != Status.STOPPED) {
      wrong.add(what + ": " + status + " " + answers.stream().map(Answer::status).toList());
    } else if ((first.startsWith("suspend") || second.startsWith("suspend"))
        && status.isOpen()
        && status != Status.SUSPENDED) {
      wrong.add(what + ": " + status + " " + answers.stream().map(Answer::status).toList());
    }
    if (answers.stream().noneMatch(answer -> answer.status() < 400)) {
      wrong.add(what + ": nobody got through");
    }
    return wrong;
  }

  private List<Answer> race(InitiativeNumber number, String what, List<Supplier<Answer>> acts) {
    raced.put(number.value(), what);
    List<Answer> answers = together.act(acts);
    assertThat(answers)
        .as(what)
        .allSatisfy(
            answer ->
                assertThat(answer.status())
                    .as(answer.body())
                    .isIn(200, 201, 204, 302, 404, 409, 422));
    return answers;
  }

  private int recorded(InitiativeNumber number, String kind) {
    return database
        .sql("select count(*) from audit_entry where chain = ? and kind = ?")
        .params(number, kind)
        .query(Integer.class)
        .single();
  }

  // ---- who decides what waits

  /** A report follows a finished piece of work, so it comes last. */
  private List<WorkItem> waiting(InitiativeNumber number) {
    List<WorkItem> open = worklist.waitingOn(number);
    List<WorkItem> first =
        open.stream().filter(item -> !item.task().equals("UserTask_ReportProgress")).toList();
    return first.isEmpty() ? open : first;
  }

  private Map<String, Object> answers(WorkItem item) {
    String task = item.task();
    Map<String, Object> answers = new HashMap<>(cast.written(person(item), item.number(), task));
    if (task.equals("UserTask_InviteProviders")) {
      answers.put("invitedProviders", List.of("IDMICRO", "ARTREASURY"));
    }
    if (task.equals("UserTask_ChoosePartner")) {
      answers.put("chosenLead", "IDMICRO");
    }
    return answers;
  }

  private String person(WorkItem item) {
    if (item.assignee() != null) {
      return item.assignee();
    }
    Set<String> audiences = worklist.audiencesOn(item.number()).get(item.taskId());
    return Map.of(
            "group:focalPointKE", "amina",
            "group:nationalAuthorityKE", "joseph",
            "group:implementerKE", "wanjiku",
            "group:nonStateActorKE", "otieno",
            "group:providerIDMICRO", "siti",
            "group:providerARTREASURY", "lucia",
            "group:secretariat", "sofia")
        .entrySet()
        .stream()
        .filter(part -> audiences.contains(part.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody decides " + item));
  }

  private void pay(InitiativeNumber number) {
    List<String> due =
        database
            .sql(
                """
                select x.id_ from act_ru_ext_task x join act_ru_execution e
                  on e.id_ = x.proc_inst_id_ where e.business_key_ = ?
                """)
            .param(number)
            .query(String.class)
            .list();
    if (!due.isEmpty()) {
      String first = fetched(number);
      Supplier<Answer> pays =
          hands.posts(
              "finance",
              "/engine-rest/external-task/" + first + "/complete",
              Map.of("workerId", "finance"));
      race(number, "one payment, three times", List.of(pays, pays, pays));
    }
  }
}
