package org.capacitycompact.steering.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.criteria.WaivedGates.InForce;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.party.Accounts.NewPerson;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.steering.question.Waivers.Asked;
import org.capacitycompact.steering.question.Waivers.Refusal;
import org.capacitycompact.web.ExhibitsInText;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TaskResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

@CompactTest
@DisplayName("A waiver of a failed gate")
class SteeringQuestionProcessTest {

  private static final String CAST_BALLOT = "UserTask_CastBallot";
  private static final List<String> MEMBERS =
      List.of("mariam", "tomas", "luis", "grace", "hugo", "ingrid");

  @Autowired Cast cast;
  @Autowired Waivers waivers;
  @Autowired Questions questions;
  @Autowired LegacyLocalShareWaivers stays;
  @Autowired DataSource source;
  @Autowired Initiatives initiatives;
  @Autowired InitiativeLock lock;
  @Autowired Chronicle chronicle;
  @Autowired Accounts accounts;
  @Autowired ProcessEngine engine;
  @Autowired JdbcClient database;
  @Autowired CountryDays days;
  @Autowired TaskDesk desk;
  @Autowired TransactionTemplate transaction;

  private FailedGates gates;

  @BeforeEach
  void gather() {
    gates = new FailedGates(cast, database);
  }

  @Test
  @DisplayName("is in force when the steering group grants it, and the process says so")
  void granted() {
    InitiativeNumber number = gates.initiative("S76");
    assertThat(ask(number, "S76")).isEmpty();
    assertThat(waivers.of(number)).isEmpty();

    MEMBERS.forEach(member -> vote(member, number, "approve"));

    assertThat(clauses(number)).containsExactly("S76");
    assertThat(question(number).outcome()).isEqualTo("granted");
    assertThat(passed(number)).contains("EndEvent_QuestionGranted");
    assertThat(kinds(number)).contains("waiver.asked", "ballot.opened.waiver", "waiver.granted");
  }

  @Test
  @DisplayName("is not left open by an initiative that ends while it is being asked")
  void askedWhileItEnds() throws Exception {
    InitiativeNumber number = gates.initiative("S76");
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<Boolean> stopped =
          transaction.execute(
              state -> {
                assertThat(ask(number, "S76")).isEmpty();
                Future<Boolean> stopping = other.submit(() -> stop(number));
                untilDoneOrWaiting(stopping);
                return stopping;
              });
      assertThat(stopped.get(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      other.shutdownNow();
    }

    assertThat(question(number).outcome()).isEqualTo("withdrawn");
  }

  @Test
  @DisplayName("is refused once its initiative has begun to end")
  void endedWhileItIsAsked() throws Exception {
    InitiativeNumber number = gates.initiative("S76");
    ExecutorService others = Executors.newFixedThreadPool(2);
    try {
      Map.Entry<Future<Boolean>, Future<Optional<Refusal>>> told =
          transaction.execute(
              state -> {
                // A stop waits for this act, and later acts wait for the stop.
                lock.shared(number);
                Future<Boolean> stopping = others.submit(() -> stop(number));
                untilDoneOrWaiting(stopping);
                Future<Optional<Refusal>> asking = others.submit(() -> ask(number, "S76"));
                untilDoneOrWaiting(asking);
                return Map.entry(stopping, asking);
              });
      assertThat(told.getKey().get(20, TimeUnit.SECONDS)).isTrue();
      assertThat(told.getValue().get(20, TimeUnit.SECONDS)).contains(Refusal.TOO_LATE);
    } finally {
      others.shutdownNow();
    }

    assertThat(questions.of(number)).isEmpty();
  }

  /** Work that waits for this transaction cannot finish before it ends. */
  private static void untilDoneOrWaiting(Future<?> work) {
    try {
      work.get(2, TimeUnit.SECONDS);
    } catch (TimeoutException waits) {
      // This is expected.
    } catch (InterruptedException | ExecutionException failed) {
      throw new AssertionError(failed);
    }
  }

  private boolean stop(InitiativeNumber number) {
    return initiatives.stop(number, cast.actor("amina"), "prioritiesChanged", "Other priorities");
  }

  @Test
  @DisplayName("depends on the conditions of the ballots that granted it")
  void conditions() {
    InitiativeNumber number = gates.initiative("S76");
    ask(number, "S76");

    MEMBERS.forEach(member -> vote(member, number, "approveWithConditions"));

    assertThat(clauses(number)).containsExactly("S76");
    assertThat(questions.conditions(number))
        .hasSize(6)
        .allMatch(each -> each.question() == question(number).id())
        .allMatch(each -> each.condition().equals("Search the library"))
        .allMatch(each -> each.due().equals(LocalDate.of(2031, 3, 31)));
  }

  @ParameterizedTest
  @CsvSource({"return", "decline", "abstain"})
  @DisplayName("is not granted by any other majority")
  void refused(String choice) {
    InitiativeNumber number = gates.initiative("S76");
    ask(number, "S76");

    MEMBERS.forEach(member -> vote(member, number, choice));

    assertThat(waivers.of(number)).isEmpty();
    assertThat(question(number).outcome()).isEqualTo("refused");
    assertThat(passed(number)).contains("EndEvent_QuestionRefused");
  }

  @Test
  @DisplayName("is not granted by silence: three rounds without a quorum refuse it")
  void lapsed() {
    InitiativeNumber number = gates.initiative("S76");
    ask(number, "S76");

    for (int round = 1; round <= 3; round++) {
      roundOver(number);
    }

    assertThat(question(number).outcome()).isEqualTo("refused");
    assertThat(passed(number)).contains("EndEvent_QuestionRefused");
  }

  @Test
  @DisplayName("is withdrawn when its initiative ends while it is asked")
  void withdrawn() {
    InitiativeNumber number = gates.initiative("S76", "S75");
    ask(number, "S76");
    ask(number, "S75");

    initiatives.stop(number, cast.actor("amina"), "prioritiesChanged", "Other priorities");
    cast.settle();

    assertThat(questions.of(number)).extracting(Question::outcome).containsOnly("withdrawn");
    assertThat(cast.tasks("mariam", number, CAST_BALLOT)).isEmpty();
    assertThat(passed(number)).contains("EndEvent_QuestionWithdrawn");
    assertThat(running(number)).isZero();
  }

  @Test
  @DisplayName("asked for twice in the same moment is one question")
  void askedTwice() throws Exception {
    InitiativeNumber number = gates.initiative("S76");

    List<Optional<Refusal>> answers =
        atOnce(List.of(() -> ask(number, "S76"), () -> ask(number, "S76")));

    assertThat(answers)
        .containsExactlyInAnyOrder(Optional.empty(), Optional.of(Refusal.ASKED_BEFORE));
    assertThat(questions.of(number)).hasSize(1);
    assertThat(cast.tasks("mariam", number, CAST_BALLOT)).hasSize(1);
  }

  @Test
  @DisplayName("is granted once, whoever concludes it in the same moment")
  void grantedTwice() throws Exception {
    InitiativeNumber number = gates.initiative("S76");
    ask(number, "S76");
    long question = question(number).id();
    Callable<String> grant =
        () -> {
          try {
            return String.valueOf(questions.conclude(question, "granted").outcome());
          } catch (RuntimeException before) {
            return "before";
          }
        };

    assertThat(atOnce(List.of(grant, grant))).containsExactlyInAnyOrder("granted", "before");
    assertThatThrownBy(() -> questions.conclude(question, "refused"))
        .hasMessageContaining("no open question");
    assertThatThrownBy(
            () ->
                database
                    .sql("update steering_question set outcome = 'refused' where id = ?")
                    .param(question)
                    .update())
        .hasMessageContaining("answered before");
  }

  @ParameterizedTest
  @CsvSource({"S21, NEVER", "S77, NOT_FAILED", "S1, NOT_FAILED"})
  @DisplayName("is asked only of a gate that failed, and never of tied cooperation")
  void onlyFailedGates(String clause, Refusal refusal) {
    InitiativeNumber number = gates.initiative("S76", "S21");

    assertThat(ask(number, clause)).contains(refusal);
    assertThat(waivers.waivable(initiatives.get(number))).containsExactly("S76");
    assertThat(questions.of(number)).isEmpty();
  }

  @Test
  @DisplayName("of tied cooperation is refused by the database itself")
  void neverTied() {
    InitiativeNumber number = gates.initiative("S76");

    assertThatThrownBy(() -> insert(number, "S21", 10))
        .hasMessageContaining("tied_cooperation_is_never_waived");
    assertThatThrownBy(() -> insert(number, "S76", 367))
        .hasMessageContaining("a_waiver_ends_within_a_year");
  }

  @Test
  @DisplayName("is not asked again while it is asked or in force, and is when the gate fails anew")
  void notAgain() {
    InitiativeNumber number = gates.initiative("S76");
    ask(number, "S76");
    assertThat(ask(number, "S76")).contains(Refusal.ASKED_BEFORE);
    MEMBERS.forEach(member -> vote(member, number, "approve"));

    assertThat(ask(number, "S76")).contains(Refusal.IN_FORCE);
    assertThat(waivers.waivable(initiatives.get(number))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-1, PAST", "0, ", "365, ", "367, TOO_LONG"})
  @DisplayName("ends today at the earliest and in a year at the latest")
  void period(int days, Refusal refusal) {
    InitiativeNumber number = gates.initiative("S76");

    assertThat(waivers.ask(number, asked("S76", days), cast.actor("amina")))
        .isEqualTo(Optional.ofNullable(refusal));
  }

  @Test
  @DisplayName("is not judged by whoever asked for it")
  void notTheirOwn() {
    String member = "askingmember";
    accounts.open(
        new NewPerson(
            member, member, Role.STEERING_GROUP, null, null, null, "networks", false, "en"),
        "Guest-2026-x!");
    try {
      InitiativeNumber number = gates.initiative("S76");
      waivers.ask(number, asked("S76", 30), cast.actor(member));

      assertThat(errors(cast.attempt(member, number, CAST_BALLOT, Map.of())))
          .containsExactly(FieldError.of("ballotChoice", "approval.error.ownQuestion"));
      vote(member, number, "recuse");
    } finally {
      accounts.disable(member);
    }
  }

  @Test
  @DisplayName("tells whoever votes what is asked, until when and why")
  void tells() {
    InitiativeNumber number = gates.initiative("S76");
    ask(number, "S76");

    String task = cast.tasks("mariam", number, CAST_BALLOT).get(0);

    assertThat(shown(task))
        .contains("S76", "Why: No lessons are kept anywhere", "instead: We search again");
  }

  private String shown(String task) {
    return String.join(
        "\n",
        ExhibitsInText.lines(
            desk.shows(
                desk.open(task, cast.actor("mariam")).orElseThrow().task(), Locale.ENGLISH)));
  }

  @Test
  @DisplayName("is never one of the local share itself: neither asked, nor in the database")
  void localFinanceIsNeverWaived() {
    InitiativeNumber number = gates.initiative("S76");
    gates.verdict(number, "ownership", "S10", "S7");

    assertThat(ask(number, "S10")).contains(Refusal.NEVER);
    assertThat(waivers.waivable(initiatives.get(number))).containsExactly("S7", "S76");
    assertThatThrownBy(() -> insert(number, "S10", 30))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("S10 is never waived");
  }

  @Test
  @DisplayName("of the local share that release 0.1.0 granted lifts nothing, and is told once")
  void whatWasGrantedLiftsNothing() {
    InitiativeNumber number = gates.initiative("S76");
    asInRelease010(number, "granted");

    stays.endNow();
    stays.endNow();

    assertThat(waivers.of(number)).isEmpty();
    assertThat(kinds(number).stream().filter("waiver.withoutEffect"::equals)).hasSize(1);
  }

  @Test
  @DisplayName("of the local share that is still asked is withdrawn, and nobody votes on it")
  void whatIsAskedIsWithdrawn() {
    InitiativeNumber number = gates.initiative("S76");
    long asked = asInRelease010(number, null);
    engine
        .getRuntimeService()
        .createProcessInstanceByKey("steering-question")
        .businessKey(number.value())
        .setVariable("country", "KE")
        .setVariable("steeringQuestion", asked)
        .setVariable("roundPurpose", "waiver")
        .execute();
    assertThat(cast.tasks("mariam", number, CAST_BALLOT)).hasSize(1);
    ask(number, "S76");

    stays.endNow();

    assertThat(questions.find(asked).orElseThrow().outcome()).isEqualTo("withdrawn");
    assertThat(kinds(number)).contains("waiver.notPossible", "waiver.withdrawn");
    assertThat(question(number).outcome()).as("the other question").isNull();
    assertThat(cast.tasks("mariam", number, CAST_BALLOT)).hasSize(1);
  }

  @Test
  @DisplayName(
      "waits for who is at work, and what fails at one keeps neither another nor the start")
  void oneThatFailsStopsNoStart() throws Exception {
    InitiativeNumber busy = gates.initiative("S76");
    InitiativeNumber other = gates.initiative("S76");
    asInRelease010(busy, "granted");
    asInRelease010(other, "granted");
    ExecutorService start = Executors.newSingleThreadExecutor();
    try (Connection atWork = source.getConnection();
        PreparedStatement alone = atWork.prepareStatement("select act_alone(?)")) {
      atWork.setAutoCommit(false);
      alone.setString(1, busy.value());
      alone.execute();
      Future<?> ending = start.submit(stays::endNow);
      assertThat(givesUp(busy, ending)).as("it waits for its turn").isTrue();
      ending.get(20, TimeUnit.SECONDS);
      atWork.rollback();
    } finally {
      start.shutdownNow();
    }
    assertThat(kinds(busy)).doesNotContain("waiver.withoutEffect");
    assertThat(kinds(other)).contains("waiver.withoutEffect");

    stays.endNow();

    assertThat(kinds(busy)).contains("waiver.withoutEffect");
  }

  /** Whether the work waiting for this turn gives up. */
  private boolean givesUp(InitiativeNumber number, Future<?> work) throws Exception {
    try (Connection owner = new DriverManagerDataSource(url(), "postgres", "").getConnection()) {
      JdbcClient asOwner = JdbcClient.create(new SingleConnectionDataSource(owner, true));
      boolean told = false;
      while (!told && !work.isDone()) {
        told =
            !asOwner
                .sql(
                    """
                    select pg_cancel_backend(pid) from pg_locks
                    where locktype = 'advisory' and not granted
                      and (classid::bigint << 32) | objid::bigint = initiative_key(?)
                    """)
                .param(number)
                .query(Boolean.class)
                .list()
                .isEmpty();
        Thread.sleep(10);
      }
      return told;
    }
  }

  /** Release 0.1.0's database did not refuse it: written as its owner, bypassing the triggers. */
  private long asInRelease010(InitiativeNumber number, String outcome) {
    try (Connection owner = new DriverManagerDataSource(url(), "postgres", "").getConnection()) {
      JdbcClient past = JdbcClient.create(new SingleConnectionDataSource(owner, true));
      past.sql("set session_replication_role = replica").update();
      return past.sql(
              """
              insert into steering_question (number, kind, clause, reason, waived_until,
                asked_by, asked_at, asked_on, outcome, concluded_at)
              values (:number, 'waiver', 'S10', 'because', current_date + 30, 'amina', now(),
                current_date, :outcome::text,
                case when :outcome::text is null then null else now() end)
              returning id
              """)
          .param("number", number)
          .param("outcome", outcome)
          .query(Long.class)
          .single();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private String url() throws SQLException {
    try (Connection connection = source.getConnection()) {
      return connection.getMetaData().getURL();
    }
  }

  private Optional<Refusal> ask(InitiativeNumber number, String clause) {
    return waivers.ask(number, asked(clause, 90), cast.actor("amina"));
  }

  private Asked asked(String clause, int days) {
    return new Asked(
        clause,
        "No lessons are kept anywhere",
        this.days.today("KE").plusDays(days),
        "We search again");
  }

  private void insert(InitiativeNumber number, String clause, int days) {
    database
        .sql(
            """
            insert into steering_question (number, kind, clause, reason, waived_until, asked_by,
              asked_at, asked_on)
            values (?, 'waiver', ?, 'because', current_date + ?, 'amina', now(), current_date)
            """)
        .params(number, clause, days)
        .update();
  }

  private Question question(InitiativeNumber number) {
    return questions.of(number).get(0);
  }

  private List<String> clauses(InitiativeNumber number) {
    return waivers.of(number).stream().map(InForce::clause).toList();
  }

  private void vote(String member, InitiativeNumber number, String choice) {
    Map<String, Object> ballot = new HashMap<>(Map.of("ballotChoice", choice));
    if (choice.equals("approveWithConditions")) {
      ballot.put("conditionText", "Search the library");
      ballot.put("conditionDue", "2031-03-31");
    }
    cast.decide(member, number, CAST_BALLOT, ballot);
  }

  /** Makes the period of the open round end. */
  private void roundOver(InitiativeNumber number) {
    List<Job> due =
        engine
            .getManagementService()
            .createJobQuery()
            .activityId("Timer_RoundCloses")
            .list()
            .stream()
            .filter(
                job ->
                    number
                        .value()
                        .equals(
                            engine
                                .getRuntimeService()
                                .createProcessInstanceQuery()
                                .processInstanceId(job.getProcessInstanceId())
                                .singleResult()
                                .getBusinessKey()))
            .toList();
    assertThat(due).hasSize(1);
    engine.getManagementService().executeJob(due.get(0).getId());
    cast.settle();
  }

  private List<String> passed(InitiativeNumber number) {
    List<String> passed = new ArrayList<>();
    for (HistoricProcessInstance run :
        engine
            .getHistoryService()
            .createHistoricProcessInstanceQuery()
            .processDefinitionKey("steering-question")
            .processInstanceBusinessKey(number.value())
            .list()) {
      engine
          .getHistoryService()
          .createHistoricActivityInstanceQuery()
          .processInstanceId(run.getId())
          .list()
          .forEach(step -> passed.add(step.getActivityId()));
    }
    return passed;
  }

  private long running(InitiativeNumber number) {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(number.value())
        .count();
  }

  private List<String> kinds(InitiativeNumber number) {
    return chronicle.of(number).stream().map(Chronicle.Entry::kind).toList();
  }

  private static List<FieldError> errors(TaskResult decided) {
    return decided instanceof TaskResult.Refused refused ? refused.errors() : List.of();
  }

  private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(work.size());
    try {
      List<T> results = new ArrayList<>();
      for (var each : pool.invokeAll(work)) {
        results.add(each.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }
}
