package org.capacitycompact.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.delivery.FundedWork;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.PaymentHoldCheck;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.PlantedPlan;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.web.ChangedMeanwhileException;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.NotThereException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CompactTest
@DisplayName("An officer for integrity")
class HoldingPaymentsTest {

  private static final String WORKER = "finance-of-the-holds";

  @Autowired Cast cast;
  @Autowired PlantedPlan slots;
  @Autowired Plans plans;
  @Autowired ProcessEngine engine;
  @Autowired ExternalTaskService tasks;
  @Autowired EngineAccess access;
  @Autowired Accounts accounts;
  @Autowired Chronicle chronicle;
  @Autowired PaymentHoldCheck payments;
  @Autowired Reports reports;
  @Autowired IntegrityOffice office;
  @Autowired ReportDesk desk;
  @Autowired IntegrityWatch watch;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient database;

  private FundedWork work;

  @BeforeEach
  void work() {
    work = new FundedWork(cast, plans, slots, engine, database);
    tied("integrityke", "KE", null);
    tied("integritybrenap", null, "BRENAP");
  }

  private void tied(String id, @Nullable String country, @Nullable String organisation) {
    accounts.open(
        new Accounts.NewPerson(
            id, "Tied", Role.INTEGRITY_OFFICER, null, country, organisation, null, false, "en"),
        "Compact-2026!");
  }

  @Test
  @DisplayName("holds payments back at once, without anybody learning why, and releases them")
  void holds() {
    InitiativeNumber number = verified();
    long report = reported(number);

    as("salome", () -> office.hold(report, "zqwhyheld", actor("salome")));

    assertThat(fetch(number)).isEmpty();
    assertThat(kinds(number)).contains("payment.held.integrity").noneMatch(k -> k.contains("zq"));
    assertThat(chronicle.of(number))
        .filteredOn(entry -> entry.kind().equals("payment.held.integrity"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.userId()).isNull();
              assertThat(String.join("", entry.detail())).isEmpty();
            });
    transaction.executeWithoutResult(running -> payments.review(number));
    assertThat(fetch(number)).as("the hourly check changes nothing").isEmpty();

    as("mateo", () -> office.release(report, "All is well", actor("mateo")));

    assertThat(fetch(number)).hasSize(1);
    assertThat(kinds(number)).contains("payment.mended.integrity");
  }

  @Test
  @DisplayName("holds back whatever is not ordered when the hold returns, under any race")
  void race() throws Exception {
    for (int times = 0; times < 6; times++) {
      InitiativeNumber number = verified();
      long report = reported(number);
      AtomicBoolean over = new AtomicBoolean();
      ExecutorService three = Executors.newFixedThreadPool(3);
      try {
        List<Future<Integer>> fetching = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
          fetching.add(
              three.submit(
                  () -> {
                    int fetched = 0;
                    while (!over.get()) {
                      fetched += fetch(number).size();
                    }
                    return fetched;
                  }));
        }
        Thread.sleep(times * 7L);
        Future<Integer> held =
            three.submit(
                () -> {
                  as("salome", () -> office.hold(report, "Wait", actor("salome")));
                  return orders(number);
                });
        int atTheHold = held.get();
        Thread.sleep(150);
        over.set(true);
        int fetched = 0;
        for (Future<Integer> each : fetching) {
          fetched += each.get();
        }
        assertThat(orders(number)).as("none after the hold").isEqualTo(atTheHold);
        assertThat(fetched).as("what was ordered was handed out").isGreaterThanOrEqualTo(atTheHold);
      } finally {
        over.set(true);
        three.shutdown();
      }
    }
  }

  @Test
  @DisplayName("holds no order that went out before: it may have been paid, and is completed")
  void wentOut() {
    InitiativeNumber number = verified();
    LockedExternalTask due = fetch(number).get(0);
    long report = reported(number);

    as("salome", () -> office.hold(report, "Too late for one", actor("salome")));

    assertThat(as("salome", () -> desk.open(report, actor("salome")).underWay())).isOne();
    asFinance(
        service -> {
          service.complete(due.getId(), WORKER);
          return true;
        });
    cast.settle();
    assertThat(paid(number)).isOne();
  }

  @Test
  @DisplayName("whose hold is one of two releases their own; payments go on after the last")
  void twoHolds() {
    InitiativeNumber number = verified();
    long one = reported(number);
    long other = reported(number);
    as("salome", () -> office.hold(one, "One", actor("salome")));
    as("mateo", () -> office.hold(other, "Other", actor("mateo")));
    assertThatThrownBy(() -> as("mateo", () -> office.hold(other, "Again", actor("mateo"))))
        .isInstanceOf(ChangedMeanwhileException.class);

    as("salome", () -> office.release(one, "One is clear", actor("salome")));
    assertThat(fetch(number)).isEmpty();
    as("salome", () -> office.release(other, "Both are", actor("salome")));
    assertThat(fetch(number)).hasSize(1);
  }

  @Test
  @DisplayName("with a tie to the country or to an organisation of the work neither sees nor acts")
  void ties() {
    InitiativeNumber number = verified();
    long report = reported(number);
    for (String tied : List.of("integrityke", "integritybrenap")) {
      Actor officer = actor(tied);
      assertThatThrownBy(() -> as(tied, () -> desk.open(report, officer)))
          .as(tied)
          .isInstanceOf(NotThereException.class);
      assertThat(as(tied, () -> desk.list(officer, 0, 1000)))
          .noneMatch(line -> line.id() == report);
      assertThatThrownBy(() -> as(tied, () -> office.answer(report, "Hello", officer)))
          .isInstanceOf(NotThereException.class);
      assertThatThrownBy(() -> as(tied, () -> office.hold(report, "Mine", officer)))
          .isInstanceOfAny(ChangedMeanwhileException.class, NotThereException.class);
      assertThatThrownBy(() -> office.note(report, "Without a scope", officer))
          .as("where the database would show it, the code does not")
          .isInstanceOf(NotThereException.class);
      assertThat(
              as(
                  tied,
                  () ->
                      database
                          .sql(
                              """
                              select (select count(*) from integrity_report where id = :id)
                                + (select count(*) from integrity_word where report = :id)
                              """)
                          .param("id", report)
                          .query(Integer.class)
                          .single()))
          .as("rows of " + tied)
          .isZero();
    }
    assertThat(told("integrity.received"))
        .contains("user:salome")
        .doesNotContain("user:integrityke");
    assertThat((Object) as("salome", () -> desk.open(report, actor("salome"))).number())
        .isEqualTo(number);
  }

  @Test
  @DisplayName("who says what a report is about may turn out to have a tie to it")
  void tiedByWhatTheySay() {
    InitiativeNumber number = verified();
    long report = reported(null);
    assertThat(as("integrityke", () -> office.concern(report, number, actor("integrityke"))))
        .isTrue();
    assertThatThrownBy(() -> as("integrityke", () -> desk.open(report, actor("integrityke"))))
        .isInstanceOf(NotThereException.class);
    assertThat((Object) as("salome", () -> desk.open(report, actor("salome"))).number())
        .isEqualTo(number);
    assertThat(
            as(
                "salome",
                () -> office.concern(report, InitiativeNumber.of("KE-1999-999"), actor("salome"))))
        .as("no such initiative")
        .isFalse();
  }

  @Test
  @DisplayName("is all who may: the secretariat, operators and the country may not")
  void onlyOfficers() {
    long report = reported(null);
    for (String other : List.of("sofia", "operator", "amina", "rosa", "daniel")) {
      assertThatThrownBy(() -> as(other, () -> desk.open(report, actor(other))))
          .isInstanceOf(NotAllowedException.class);
      assertThatThrownBy(() -> as(other, () -> desk.list(actor(other), 0, 10)))
          .isInstanceOf(NotAllowedException.class);
      assertThatThrownBy(() -> as(other, () -> office.hold(report, "No", actor(other))))
          .isInstanceOf(NotAllowedException.class);
      assertThat(
              as(
                  other,
                  () ->
                      database
                          .sql("select count(*) from integrity_report")
                          .query(Integer.class)
                          .single()))
          .isZero();
    }
  }

  @Test
  @DisplayName("closes no report that holds payments back, whichever way they try")
  void notClosedWhileHeld() {
    InitiativeNumber number = verified();
    long report = reported(number);
    as("salome", () -> office.hold(report, "Wait", actor("salome")));
    assertThatThrownBy(
            () ->
                as(
                    "salome",
                    () -> office.close(report, Outcome.CONFIRMED, "Done", actor("salome"))))
        .isInstanceOf(ChangedMeanwhileException.class);
    assertThatThrownBy(
            () ->
                database
                    .sql(
                        """
                        update integrity_report set state = 'CLOSED', answer_by = null,
                          outcome = 'CONFIRMED', closed_by = 'salome', closed_at = now()
                        where id = ?
                        """)
                    .param(report)
                    .update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(
            () ->
                database
                    .sql("update integrity_report set number = null where id = ?")
                    .param(report)
                    .update())
        .isInstanceOf(DataAccessException.class);
    as("salome", () -> office.release(report, "Clear", actor("salome")));
    as("salome", () -> office.close(report, Outcome.CONFIRMED, "Done", actor("salome")));
    assertThatThrownBy(() -> as("salome", () -> office.hold(report, "Again", actor("salome"))))
        .isInstanceOf(ChangedMeanwhileException.class);
  }

  @Test
  @DisplayName("changes nothing that was said, nor who reported: the database refuses it")
  void stays() {
    long report = reported(null);
    for (String sql :
        List.of(
            "update integrity_word set text = 'other' where report = ?",
            "delete from integrity_word where report = ?",
            "update integrity_report set name = 'Other' where id = ?",
            "update integrity_report set code = sha256('1') where id = ?",
            "delete from integrity_report where id = ?")) {
      assertThatThrownBy(() -> database.sql(sql).param(report).update())
          .as(sql)
          .isInstanceOf(DataAccessException.class);
    }
  }

  @Test
  @DisplayName("is reminded of a report nobody answers, then an operator is told, without content")
  void watched() {
    long report = reported(null);
    past(report, "answer_by = now() - interval '1 minute'");
    watch.run();
    watch.run();
    assertThat(tellings("integrity.overdue", report)).isOne();
    int neglected = count("integrity.neglected");
    past(report, "reminded_at = now() - interval '4 days'");
    watch.run();
    watch.run();
    assertThat(count("integrity.neglected")).isEqualTo(neglected + 1);
    as("salome", () -> office.answer(report, "We look at it", actor("salome")));
    watch.run();
    assertThat(tellings("integrity.overdue", report)).isOne();
  }

  @Test
  @DisplayName("is asked again and again whether a hold is still needed, and so is the secretariat")
  void holdIsReviewed() {
    InitiativeNumber number = verified();
    long report = reported(number);
    as("salome", () -> office.hold(report, "Wait", actor("salome")));
    for (int times = 1; times <= 2; times++) {
      database
          .sql(
              "update integrity_hold set review_by = held_at + interval '1 millisecond'"
                  + " where report = ?")
          .param(report)
          .update();
      watch.run();
      watch.run();
      assertThat(tellings("integrity.stillHeld", report)).isEqualTo(times);
    }
    assertThat(fetch(number)).as("nobody but an officer ends it").isEmpty();
  }

  private void past(long report, String change) {
    database.sql("update integrity_report set " + change + " where id = ?").param(report).update();
  }

  /** How often this was told about this report, whether or not it was distributed meanwhile. */
  private int tellings(String kind, long report) {
    return database
        .sql(
            """
            select (select count(*) from outbox
                where kind = :kind and detail = array[:report::text] and 'user:salome' = any (audiences))
              + (select count(*) from notice
                where kind = :kind and detail = array[:report::text] and user_id = 'salome')
            """)
        .param("kind", kind)
        .param("report", report)
        .query(Integer.class)
        .single();
  }

  private int count(String kind) {
    return database
        .sql(
            """
            select (select count(*) from outbox where kind = :kind)
              + (select count(*) from notice where kind = :kind and user_id = 'operator')
            """)
        .param("kind", kind)
        .query(Integer.class)
        .single();
  }

  private List<String> told(String kind) {
    return database
        .sql(
            """
            select unnest(audiences) from outbox where kind = :kind
            union select 'user:' || user_id from notice where kind = :kind
            """)
        .param("kind", kind)
        .query(String.class)
        .list();
  }

  private long reported(@Nullable InitiativeNumber number) {
    reports.submit(
        new NewReport(
            "Money went elsewhere",
            number == null ? "" : number.value().toLowerCase(Locale.ROOT),
            null,
            null,
            null),
        reports.newCode(),
        Locale.ENGLISH);
    return database.sql("select max(id) from integrity_report").query(Long.class).single();
  }

  private Actor actor(String userId) {
    return cast.actor(userId);
  }

  private <T> T as(String userId, java.util.function.Supplier<T> act) {
    return RowScope.within(RowScope.of(actor(userId).audiences()), act);
  }

  private void as(String userId, Runnable act) {
    as(
        userId,
        () -> {
          act.run();
          return true;
        });
  }

  private InitiativeNumber verified() {
    InitiativeNumber number = work.funded(100);
    work.start(number);
    work.deliver(number);
    work.verify(number);
    return number;
  }

  private List<String> kinds(InitiativeNumber number) {
    return chronicle.of(number).stream().map(Chronicle.Entry::kind).toList();
  }

  private int orders(InitiativeNumber number) {
    return database
        .sql("select count(*) from payment_order where number = ?")
        .param(number)
        .query(Integer.class)
        .single();
  }

  private int paid(InitiativeNumber number) {
    return database
        .sql("select count(*) from milestone where number = ? and state = 'PAID'")
        .param(number)
        .query(Integer.class)
        .single();
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

  private <T> T asFinance(Function<ExternalTaskService, T> act) {
    Actor finance = cast.actor("finance");
    return access.actingAs(finance.userId(), finance.groups(), () -> act.apply(tasks));
  }
}
