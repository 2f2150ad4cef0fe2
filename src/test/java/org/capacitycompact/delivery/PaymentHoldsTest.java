package org.capacitycompact.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.FactSheet.Fact;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.MilestonePosition;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.PlantedPlan;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.worklist.TaskResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

@CompactTest
@DisplayName("A payment")
class PaymentHoldsTest {

  private static final String WORKER = "finance-of-the-test";

  @Autowired Cast cast;
  @Autowired PlantedPlan slots;
  @Autowired Plans plans;
  @Autowired ProcessEngine engine;
  @Autowired ExternalTaskService tasks;
  @Autowired EngineAccess access;
  @Autowired Initiatives initiatives;
  @Autowired Milestones milestones;
  @Autowired PaymentHolds holds;
  @Autowired DeliveryFacts facts;
  @Autowired Chronicle chronicle;
  @Autowired InitiativeLock lock;
  @Autowired CountryDays days;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient database;
  @Autowired DataSource pool;

  private FundedWork work;

  @BeforeEach
  void work() {
    work = new FundedWork(cast, plans, slots, engine, database);
  }

  @Test
  @DisplayName("that nothing holds back goes out at once, with what one pays by")
  void goesOut() {
    InitiativeNumber number = verified(Map.of());

    List<LockedExternalTask> due = fetch(number);

    assertThat(due).hasSize(1);
    assertThat(due.get(0).getVariables())
        .containsEntry("amount", "1000.00")
        .containsEntry("currency", "USD")
        .containsEntry("payee", "School of government")
        .containsEntry("payeeReference", "KE-SUPPLIER-004417")
        .containsEntry("paymentKey", number + "/milestone/1")
        .containsEntry("purpose", number + ", milestone 1: Manual adopted")
        .containsEntry("dueOn", FundedWork.TODAY.plusDays(30).toString());
    complete(due.get(0));
    assertThat(state(number)).isEqualTo(MilestoneState.PAID);
  }

  @Test
  @DisplayName("waits until the conditional letter of the local share is confirmed")
  void waitsForTheLetter() {
    InitiativeNumber number = work.funded(100);
    signedWithALetter(number);
    work.start(number);
    deliveredAndVerified(number, Map.of());

    assertThat(fetch(number)).isEmpty();
    assertThat(cast.tasks("joseph", number, "UserTask_ConfirmLetter")).hasSize(1);
    assertThat(told(number, Locale.ENGLISH)).contains("Confirm the letter");
    assertThat(told(number, Locale.FRENCH)).contains("Confirmer la lettre");
    assertThat(
            cast.attempt(
                "joseph",
                number,
                "UserTask_ConfirmLetter",
                Map.of("confirmedOn", LocalDate.now().plusDays(2).toString())))
        .isInstanceOf(TaskResult.Refused.class);

    cast.decide("joseph", number, "UserTask_ConfirmLetter");

    assertThat(fetch(number)).hasSize(1);
    assertThat(holds.open(number)).isEmpty();
    assertThat(running(number, "payment-hold")).isZero();
  }

  @Test
  @DisplayName("waits for the payee's reference, which is asked for")
  void waitsForThePayee() {
    InitiativeNumber number = verified(Map.of("payeeReference", ""));

    assertThat(fetch(number)).isEmpty();
    assertThat(told(number, Locale.ENGLISH)).contains("Give the reference for payments");
    cast.decide("wanjiku", number, "UserTask_NamePayee", Map.of("payeeReference", "KE-22"));

    assertThat(fetch(number))
        .singleElement()
        .satisfies(due -> assertThat(due.getVariables()).containsEntry("payeeReference", "KE-22"));
  }

  @Test
  @DisplayName("waits while data are too old, also after the report of the stage was given")
  void waitsForData() {
    InitiativeNumber number = work.funded(100);
    work.start(number);
    cast.decide("wanjiku", number, "UserTask_ReportProgress", Map.of("spentUsd", "0"));
    grownOld(number);
    deliveredAndVerified(number, Map.of());

    assertThat(fetch(number)).isEmpty();
    cast.decide("wanjiku", number, "UserTask_RefreshData", Map.of("spentUsd", "10"));

    assertThat(fetch(number)).hasSize(1);
  }

  @Test
  @DisplayName("waits for money pledged from a later day, and goes on by itself on that day")
  void waitsForMoney() {
    InitiativeNumber number = work.funded(100);
    pledged(number, "BRENAP", "500", LocalDate.now().plusDays(40));
    work.start(number);
    deliveredAndVerified(number, Map.of());

    assertThat(fetch(number)).isEmpty();
    assertThat(cast.tasks("paulo", number, "UserTask_StateAvailability")).hasSize(1);
    assertThat(
            chronicle.of(number).stream()
                .filter(entry -> entry.kind().equals("payment.held.money"))
                .flatMap(entry -> entry.detail().stream()))
        .as("the provider's name and the day, no code")
        .doesNotContain("BRENAP")
        .hasSize(2)
        .last()
        .isEqualTo(LocalDate.now().plusDays(40).toString());

    // The day has come: nobody acts, and the hourly check finds it.
    database
        .sql("update pledge set available_from = ? where number = ?")
        .params(LocalDate.now().minusDays(1), number)
        .update();
    holds.review(number);

    assertThat(fetch(number)).hasSize(1);
    assertThat(cast.tasks("paulo", number, "UserTask_StateAvailability")).isEmpty();
  }

  @Test
  @DisplayName("goes out when its provider says that the money is there earlier, not when later")
  void theProviderSaysWhen() {
    InitiativeNumber number = work.funded(100);
    pledged(number, "BRENAP", "500", LocalDate.now().plusDays(40));
    work.start(number);
    deliveredAndVerified(number, Map.of());

    for (String never : List.of("9999-12-31", LocalDate.now().plusDays(367).toString())) {
      assertThat(state(number, never)).as(never).isInstanceOf(TaskResult.Refused.class);
    }
    state(number, LocalDate.now().plusDays(80).toString());

    assertThat(fetch(number)).isEmpty();
    assertThat(cast.tasks("paulo", number, "UserTask_StateAvailability"))
        .as("who has said it is not asked the same at once")
        .isEmpty();
    assertThat(running(number, "payment-hold")).isOne();

    // A month later the provider is asked whether that is still right.
    timer(number, "Timer_DayStated");
    assertThat(cast.tasks("paulo", number, "UserTask_StateAvailability")).isEmpty();
    database
        .sql(
            """
            update act_ru_variable set text_ = '2011-09-15T12:00:00Z' where name_ = 'askAgainAt'
              and proc_inst_id_ = ?
            """)
        .param(hold(number))
        .update();
    timer(number, "Timer_DayStated");
    assertThat(cast.tasks("paulo", number, "UserTask_StateAvailability")).hasSize(1);

    cast.decide("paulo", number, "UserTask_StateAvailability");
    assertThat(fetch(number)).hasSize(1);
    assertThat(running(number, "payment-hold")).isZero();
  }

  @Test
  @DisplayName("goes on by itself on the day that its provider stated")
  void theDayStatedComes() {
    InitiativeNumber number = work.funded(100);
    pledged(number, "BRENAP", "500", LocalDate.now().plusDays(40));
    work.start(number);
    deliveredAndVerified(number, Map.of());
    state(number, LocalDate.now().plusDays(3).toString());

    database
        .sql("update pledge_availability set available_from = current_date where number = ?")
        .param(number)
        .update();
    holds.review(number);

    assertThat(fetch(number)).hasSize(1);
    assertThat(running(number, "payment-hold")).isZero();
  }

  @Test
  @DisplayName("leaves to the others due with it what is there, and takes what is theirs from none")
  void twoDueTogether() throws Exception {
    InitiativeNumber number = work.funded(100);
    pledged(number, "BRENAP", "800", null);
    pledged(number, "BRENAP", "1200", LocalDate.now().plusDays(40));
    work.start(number);
    deliveredAndVerified(number, Map.of());
    deliveredAndVerified(number, Map.of());
    assertThat(holds.open(number)).as("each alone could go").isEmpty();

    // 1,000 of 4,000: the provider's part of each is 500, of both 1,000, and 800 are there.
    List<LockedExternalTask> due = fetch(number);

    assertThat(due).hasSize(1);
    assertThat(orders(number)).isOne();
    eventually(() -> holds.open(number).size() == 1);
    assertThat(cast.tasks("paulo", number, "UserTask_StateAvailability")).hasSize(1);
    complete(due.get(0));
    assertThat(fetch(number)).as("the first is paid, and the rest is still not there").isEmpty();

    cast.decide("paulo", number, "UserTask_StateAvailability");
    assertThat(fetch(number)).hasSize(1);
  }

  @Test
  @DisplayName("is not ordered beside another of its initiative that is not committed yet")
  void twoFetchedAtOnce() throws Exception {
    InitiativeNumber number = work.funded(100);
    pledged(number, "BRENAP", "800", null);
    pledged(number, "BRENAP", "1200", LocalDate.now().plusDays(40));
    work.start(number);
    deliveredAndVerified(number, Map.of());
    deliveredAndVerified(number, Map.of());
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      two.invokeAll(
          List.<Callable<Integer>>of(
              () -> transaction.execute(running -> slowly(orderByHand(number, 1, "1000"))),
              () -> transaction.execute(running -> slowly(orderByHand(number, 2, "1000")))));
    } finally {
      two.shutdown();
    }
    assertThat(orders(number)).isOne();
  }

  private static int slowly(int ordered) {
    try {
      Thread.sleep(300);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return ordered;
  }

  @Test
  @DisplayName("does not go out while somebody is about to stop it, and then it is not kept back")
  void meetsAStop() throws Exception {
    InitiativeNumber number = verified(Map.of());
    CountDownLatch alone = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Thread country =
        new Thread(
            () ->
                lock.exclusive(
                    number,
                    () -> {
                      alone.countDown();
                      return await(done);
                    }));
    country.start();
    await(alone);
    try {
      assertThat(fetch(number)).isEmpty();
      assertThat(orders(number)).isZero();
    } finally {
      done.countDown();
      country.join();
    }

    eventually(() -> !fetch(number).isEmpty());
  }

  @Test
  @DisplayName("is handed out or is not, while its initiative is stopped: a fetch never fails")
  void racesAStop() throws Exception {
    for (int times = 0; times < 4; times++) {
      InitiativeNumber number = verified(Map.of());
      ExecutorService two = Executors.newFixedThreadPool(2);
      try {
        Future<Boolean> stop =
            two.submit(
                () -> {
                  initiatives.stop(number, cast.actor("amina"), "other", "No longer wanted");
                  return true;
                });
        Future<List<LockedExternalTask>> fetched = two.submit(() -> fetch(number));
        assertThat(fetched.get()).isNotNull();
        stop.get();
      } finally {
        two.shutdown();
      }
      assertThat(fetch(number)).isEmpty();
    }
  }

  @Test
  @DisplayName("that cannot even be held fails no fetch: it just does not go out")
  void holdingFails() throws Exception {
    InitiativeNumber broken = verified(Map.of());
    grownOld(broken);
    asOwner(
        """
        create function hold_fails() returns trigger language plpgsql as
          'begin raise exception ''broken''; end';
        create trigger hold_fails before insert on payment_hold for each row
          when (new.number = '%s') execute function hold_fails()
        """
            .formatted(broken));
    try {
      assertThat(fetch(broken)).isEmpty();
    } finally {
      asOwner("drop function hold_fails() cascade");
    }
  }

  @Test
  @DisplayName("is due on no day that is over when it goes out")
  void dueNotInThePast() {
    InitiativeNumber number = verified(Map.of());
    database
        .sql("update milestone set verified_on = verified_on - 90 where number = ?")
        .param(number)
        .update();

    assertThat(fetch(number).get(0).getVariables())
        .containsEntry("dueOn", LocalDate.now(ZoneId.of("Africa/Nairobi")).toString());
  }

  @Test
  @DisplayName("is under way by the days of UTC, wherever the server stands")
  void underWayInEveryZone() {
    InitiativeNumber number = verified(Map.of());
    OffsetDateTime early = FundedWork.TODAY.atTime(3, 0).atOffset(ZoneOffset.UTC);

    transaction.executeWithoutResult(
        running -> {
          database.sql("set local time zone 'America/New_York'").update();
          orderByHand(number, 1, "1000", early);
          orderByHand(number, 1, "1000", early);
        });

    assertThat(orders(number)).isOne();
  }

  @Test
  @DisplayName("is not released by whoever gave the reference of its payee, at any milestone")
  void whoNamedThePayeeDoesNotPay() {
    InitiativeNumber number = verified(Map.of());
    LockedExternalTask due = fetch(number).get(0);
    database.sql("update payee set given_by = 'finance' where number = ?").param(number).update();

    assertThatThrownBy(() -> complete(due)).isInstanceOf(NotValidException.class);

    database.sql("update payee set given_by = 'wanjiku' where number = ?").param(number).update();
    complete(due);
    assertThat(state(number)).isEqualTo(MilestoneState.PAID);
  }

  @Test
  @DisplayName("that nobody mends is chased for itself: what waits beside it is not")
  void isChasedAlone() {
    InitiativeNumber number = verified(Map.of("payeeReference", ""));

    timer(number, "StartEvent_DeadlineNear");
    assertThat(kinds(number)).contains("payment.reminded.payee");
    assertThat(escalated(number)).isEmpty();
    timer(number, "StartEvent_DeadlineNear");

    assertThat(kinds(number))
        .contains("payment.escalated.payee")
        .doesNotContain("deadline.escalated");
    assertThat(escalated(number)).containsExactly("UserTask_NamePayee");
  }

  @Test
  @DisplayName("waits for no letter where nothing is left to pay")
  void noLetterForNothing() {
    InitiativeNumber number = work.funded(100);
    work.start(number);
    signedWithALetter(number);
    holds.review(number);
    assertThat(holds.open(number)).extracting(PaymentHolds.Hold::reason).containsExactly("letter");

    database
        .sql(
            """
            update milestone set state = 'PAID', delivered_by = 'wanjiku', verified_by = 'joseph',
              delivered_on = current_date, verified_on = current_date, paid_on = current_date
            where number = ?
            """)
        .param(number)
        .update();
    holds.review(number);
    assertThat(holds.open(number)).isEmpty();
  }

  @Test
  @DisplayName(
      "rests on days of the country: none is to come there, and none of its own is refused")
  void datesOfTheCountry() {
    InitiativeNumber number = work.funded(100);
    signedWithALetter(number);
    work.start(number);
    LocalDate utc = LocalDate.now(ZoneOffset.UTC);
    cast.decide("wanjiku", number, "UserTask_ReportProgress", Map.of("spentUsd", "0"));
    grownOld(number);
    deliveredAndVerified(number, Map.of());
    String before =
        database
            .sql("select zone from country_zone where country = 'KE'")
            .query(String.class)
            .single();
    boolean ahead = OffsetDateTime.now(ZoneOffset.UTC).getHour() >= 12;
    try {
      zone(ahead ? "Pacific/Kiritimati" : "Etc/GMT+12");
      Class<?> answer = ahead ? TaskResult.Done.class : TaskResult.Refused.class;
      String day = (ahead ? utc.plusDays(1) : utc).toString();
      assertThat(
              cast.attempt("joseph", number, "UserTask_ConfirmLetter", Map.of("confirmedOn", day)))
          .isInstanceOf(answer);
      assertThat(
              cast.attempt(
                  "wanjiku",
                  number,
                  "UserTask_RefreshData",
                  Map.of("dataDate", day, "spentUsd", "10")))
          .isInstanceOf(answer);
      assertThat(
              cast.attempt(
                  "wanjiku", number, "UserTask_DeliverMilestone", Map.of("deliveredOn", day)))
          .isInstanceOf(answer);
    } finally {
      zone(before);
    }
  }

  private void asOwner(String statements) throws Exception {
    String url = pool.unwrap(HikariDataSource.class).getJdbcUrl();
    try (Connection owner = DriverManager.getConnection(url, "postgres", "");
        Statement statement = owner.createStatement()) {
      statement.execute(statements);
    }
  }

  private void zone(String zone) {
    database.sql("update country_zone set zone = ? where country = 'KE'").param(zone).update();
    // The time zones are cached.
    ((Map<?, ?>) Objects.requireNonNull(ReflectionTestUtils.getField(days, "zones"))).clear();
  }

  private TaskResult state(InitiativeNumber number, String day) {
    TaskResult decided =
        cast.attempt("paulo", number, "UserTask_StateAvailability", Map.of("availableFrom", day));
    cast.settle();
    return decided;
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void eventually(BooleanSupplier condition) throws InterruptedException {
    for (int times = 0; times < 100; times++) {
      if (condition.getAsBoolean()) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("it does not come about");
  }

  private List<String> kinds(InitiativeNumber number) {
    return chronicle.of(number).stream().map(Chronicle.Entry::kind).toList();
  }

  private List<String> escalated(InitiativeNumber number) {
    return database
        .sql("select task from work_item where number = ? and escalated")
        .param(number)
        .query(String.class)
        .list();
  }

  private String hold(InitiativeNumber number) {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processDefinitionKey("payment-hold")
        .processInstanceBusinessKey(number.value())
        .singleResult()
        .getId();
  }

  private void timer(InitiativeNumber number, String step) {
    String job =
        engine
            .getManagementService()
            .createJobQuery()
            .processInstanceId(hold(number))
            .activityId(step)
            .singleResult()
            .getId();
    engine.getManagementService().executeJob(job);
    cast.settle();
  }

  @Test
  @DisplayName("draws what is there of a source whose other part comes later")
  void aPartMayBeThere() {
    InitiativeNumber number = work.funded(100);
    pledged(number, "BRENAP", "1000", null);
    pledged(number, "BRENAP", "1000", LocalDate.now().plusDays(40));
    work.start(number);
    deliveredAndVerified(number, Map.of());

    // 1,000 of 4,000 left: the provider's part is 500, and 1,000 of its money are there.
    assertThat(fetch(number)).hasSize(1);
  }

  @Test
  @DisplayName("counts the day in the country, not that of the server")
  void countsTheDayOfTheCountry() {
    OffsetDateTime evening = OffsetDateTime.parse("2027-03-01T22:30:00Z");

    assertThat(day("KE", evening)).isEqualTo(LocalDate.parse("2027-03-02"));
    assertThat(day("TG", evening)).isEqualTo(LocalDate.parse("2027-03-01"));
    assertThat(day("BR", evening.plusHours(3))).isEqualTo(LocalDate.parse("2027-03-01"));
  }

  @Test
  @DisplayName("held back is handed to nobody, by no name and by no way round")
  void isHandedToNobody() {
    InitiativeNumber number = verified(Map.of("payeeReference", ""));
    assertThat(fetch(number)).isEmpty();
    String task =
        tasks.createExternalTaskQuery().processInstanceId(milestone(number)).singleResult().getId();

    for (Callable<?> way :
        List.<Callable<?>>of(
            () -> asFinance(service -> run(() -> service.complete(task, "held-back"))),
            () -> asFinance(service -> run(() -> service.complete(task, WORKER))),
            () -> asFinance(service -> run(() -> service.lock(task, WORKER, 1000))),
            () -> asFinance(service -> run(() -> service.extendLock(task, "held-back", 1000))),
            () ->
                asFinance(
                    service -> run(() -> service.handleFailure(task, "held-back", "no", 1, 0))))) {
      assertThatThrownBy(way::call).isInstanceOf(ProcessEngineException.class);
    }
    asFinance(service -> run(() -> service.unlock(task)));
    assertThatThrownBy(() -> asFinance(service -> run(() -> service.lock(task, WORKER, 1000))))
        .isInstanceOf(NotValidException.class);
    assertThat(fetch(number)).isEmpty();
    assertThat(state(number)).isEqualTo(MilestoneState.VERIFIED);
  }

  @Test
  @DisplayName("that is under way stays so: it is completed, and told again as it was")
  void underWayStaysUnderWay() {
    InitiativeNumber number = verified(Map.of());
    LockedExternalTask sent = fetch(number).get(0);
    grownOld(number);
    holds.review(number);
    assertThat(holds.open(number)).extracting(PaymentHolds.Hold::reason).containsExactly("data");

    asFinance(service -> run(() -> service.unlock(sent.getId())));
    LockedExternalTask again = fetch(number).get(0);

    assertThat(again.getVariables()).isEqualTo(sent.getVariables());
    complete(again);
    assertThat(state(number)).isEqualTo(MilestoneState.PAID);
    assertThat(orders(number)).isOne();
  }

  @Test
  @DisplayName("whose payee's reference is refused waits for another, under the same key")
  void theReferenceIsRefused() {
    InitiativeNumber number = verified(Map.of());
    LockedExternalTask sent = fetch(number).get(0);

    assertThatThrownBy(
            () ->
                asFinance(
                    service ->
                        run(() -> service.handleBpmnError(sent.getId(), WORKER, "noSuchCode"))))
        .isInstanceOf(NotValidException.class);
    asFinance(
        service ->
            run(
                () ->
                    service.handleBpmnError(
                        sent.getId(), WORKER, "payeeRefused", "No such supplier")));

    assertThat(fetch(number)).isEmpty();
    assertThat(
            cast.attempt(
                "wanjiku",
                number,
                "UserTask_NamePayee",
                Map.of("payeeReference", "KE-SUPPLIER-004417")))
        .as("the same again")
        .isInstanceOf(TaskResult.Refused.class);
    cast.decide("wanjiku", number, "UserTask_NamePayee", Map.of("payeeReference", "KE-7"));
    LockedExternalTask other = fetch(number).get(0);
    assertThat(other.getVariables())
        .containsEntry("payeeReference", "KE-7")
        .containsEntry("paymentKey", sent.getVariables().get("paymentKey"));
    complete(other);
    assertThat(state(number)).isEqualTo(MilestoneState.PAID);
  }

  @Test
  @DisplayName("is ordered once however many finance systems fetch in the same moment")
  void fetchedByManyAtOnce() throws Exception {
    InitiativeNumber number = verified(Map.of());
    ExecutorService many = Executors.newFixedThreadPool(8);
    try {
      int handed =
          many
              .invokeAll(
                  Stream.<Callable<Integer>>generate(() -> () -> fetch(number).size())
                      .limit(8)
                      .toList())
              .stream()
              .mapToInt(
                  answer -> {
                    try {
                      return answer.get();
                    } catch (Exception metAnother) {
                      return 0;
                    }
                  })
              .sum();
      assertThat(handed).isOne();
    } finally {
      many.shutdownNow();
    }
    assertThat(orders(number)).isOne();
  }

  @Test
  @DisplayName("that is held is refused to nobody who fetches in the same moment: there is none")
  void heldAndFetchedByManyAtOnce() throws Exception {
    InitiativeNumber number = verified(Map.of("payeeReference", ""));
    ExecutorService many = Executors.newFixedThreadPool(8);
    try {
      for (var answer :
          many.invokeAll(
              Stream.<Callable<Integer>>generate(() -> () -> fetch(number).size())
                  .limit(8)
                  .toList())) {
        assertThat(answer.get()).isZero();
      }
    } finally {
      many.shutdownNow();
    }
  }

  @Test
  @DisplayName("waits for nothing any more when its initiative is stopped")
  void endsWithItsInitiative() {
    InitiativeNumber number = verified(Map.of("payeeReference", ""));
    assertThat(cast.tasks("wanjiku", number, "UserTask_NamePayee")).hasSize(1);

    initiatives.stop(number, cast.actor("amina"), "other", "No longer wanted");

    assertThat(holds.open(number)).isEmpty();
    assertThat(running(number, "payment-hold")).isZero();
  }

  @Test
  @DisplayName("is ordered by nobody past the database, which asks the same")
  void theDatabaseAsksTheSame() {
    InitiativeNumber number = verified(Map.of("payeeReference", ""));

    assertThat(orderByHand(number, 1, "1000")).isZero();
    cast.decide("wanjiku", number, "UserTask_NamePayee");
    assertThat(orderByHand(number, 1, "1000.01")).as("another amount").isZero();
    assertThat(orderByHand(number, 1, "1000")).isOne();
    assertThat(orderByHand(number, 1, "1000")).as("under way").isZero();
    for (String change :
        List.of(
            "update payment_order set amount = 2 where number = ?",
            "delete from payment_order where number = ?")) {
      assertThatThrownBy(() -> database.sql(change).param(number).update())
          .isInstanceOf(DataAccessException.class);
    }
  }

  @Test
  @DisplayName("leaves nothing of its order in the engine")
  void nothingStaysInTheEngine() {
    InitiativeNumber number = verified(Map.of());
    fetch(number);

    assertThat(
            database
                .sql(
                    """
                    select count(*) from act_ru_variable where text_ = 'KE-SUPPLIER-004417'
                      or name_ in ('amount', 'payee', 'payeeReference')
                    """)
                .query(Integer.class)
                .single())
        .isZero();
  }

  private InitiativeNumber verified(Map<String, Object> delivery) {
    InitiativeNumber number = work.funded(100);
    work.start(number);
    deliveredAndVerified(number, delivery);
    return number;
  }

  private void deliveredAndVerified(InitiativeNumber number, Map<String, Object> delivery) {
    cast.decide("wanjiku", number, "UserTask_DeliverMilestone", delivery);
    work.verify(number);
  }

  private void signedWithALetter(InitiativeNumber number) {
    database
        .sql(
            """
            insert into local_commitment (number, cash, in_kind, kind, reference, committed_by,
              committed_at) values (?, 2000, 0, 'conditionalLetter', 'Letter 7', 'joseph', now())
            """)
        .param(number)
        .update();
    database
        .sql(
            """
            insert into funding_agreement (number, opened_at, outcome, concluded_at)
            values (?, now(), 'signed', now())
            """)
        .param(number)
        .update();
  }

  private void pledged(
      InitiativeNumber number, String organisation, String amount, LocalDate from) {
    database
        .sql(
            """
            insert into pledge (number, organisation, cash, in_kind, available_from, tying,
              pledged_by, pledged_at) values (?, ?, ?, 0, ?, 'untied', 'paulo', now())
            """)
        .params(number, organisation, new BigDecimal(amount), from)
        .update();
    for (String kind : List.of("pledged", "committed", "received")) {
      database
          .sql(
              """
              insert into ledger_entry (number, source, kind, means, amount, at, key, note)
              values (?, ?, ?, 'cash', ?, now(), gen_random_uuid()::text, 'test')
              """)
          .params(number, "provider:" + organisation, kind, new BigDecimal(amount))
          .update();
    }
    initiatives.openTo(number, "group:provider" + organisation);
  }

  private void grownOld(InitiativeNumber number) {
    work.began(number, 90);
    database
        .sql("update progress_report set data_date = data_date - 90 where number = ?")
        .param(number)
        .update();
  }

  private int orderByHand(InitiativeNumber number, int milestone, String amount) {
    return orderByHand(number, milestone, amount, OffsetDateTime.now());
  }

  private int orderByHand(
      InitiativeNumber number, int milestone, String amount, OffsetDateTime at) {
    return database
        .sql(
            """
            insert into payment_order (key, number, milestone, amount, currency, payee,
              payee_reference, purpose, due_on, ordered_at)
            values (?, ?, ?, ?, 'USD', 'School', 'X', 'a test', current_date, ?)
            """)
        .params(number + "/milestone/" + milestone, number, milestone, new BigDecimal(amount), at)
        .update();
  }

  private LocalDate day(String country, OffsetDateTime at) {
    return database
        .sql("select country_day(?, ?)")
        .params(country, at)
        .query(LocalDate.class)
        .single();
  }

  private int orders(InitiativeNumber number) {
    return database
        .sql("select count(*) from payment_order where number = ?")
        .param(number)
        .query(Integer.class)
        .single();
  }

  private MilestoneState state(InitiativeNumber number) {
    return milestones.get(number, new MilestonePosition(1)).state();
  }

  private String told(InitiativeNumber number, Locale language) {
    return facts.facts(number, cast.actor("amina"), language).stream()
        .map(Fact::value)
        .reduce("", String::concat);
  }

  private String milestone(InitiativeNumber number) {
    return tasks.createExternalTaskQuery().topicName("disburse").list().stream()
        .filter(task -> number.value().equals(task.getBusinessKey()))
        .findFirst()
        .orElseThrow()
        .getProcessInstanceId();
  }

  private long running(InitiativeNumber number, String process) {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processDefinitionKey(process)
        .processInstanceBusinessKey(number.value())
        .count();
  }

  private List<LockedExternalTask> fetch(InitiativeNumber number) {
    return asFinance(
        service ->
            service
                .fetchAndLock(10, WORKER)
                .topic("disburse", 60_000)
                .businessKey(number.value())
                .execute());
  }

  private void complete(LockedExternalTask task) {
    asFinance(service -> run(() -> service.complete(task.getId(), WORKER)));
    cast.settle();
  }

  private <T> T asFinance(Function<ExternalTaskService, T> work) {
    Actor finance = cast.actor("finance");
    return access.actingAs(finance.userId(), finance.groups(), () -> work.apply(tasks));
  }

  private static boolean run(Runnable work) {
    work.run();
    return true;
  }
}
