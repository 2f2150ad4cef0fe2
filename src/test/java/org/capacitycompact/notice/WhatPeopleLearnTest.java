package org.capacitycompact.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.capacitycompact.CompactTest;
import org.capacitycompact.delivery.FundedWork;
import org.capacitycompact.delivery.Suspensions;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.PlantedPlan;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.SampleFinanceSystem;
import org.capacitycompact.sample.Story;
import org.capacitycompact.worklist.LongWaits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Plays scenes of a life and looks at what each person is told of them. */
@CompactTest
@DisplayName("What people learn")
class WhatPeopleLearnTest {

  private static final List<String> MEMBERS =
      List.of("mariam", "tomas", "luis", "grace", "hugo", "ingrid");

  @Autowired Cast cast;
  @Autowired Distribution distribution;
  @Autowired LongWaits waits;
  @Autowired Initiatives initiatives;
  @Autowired Suspensions suspensions;
  @Autowired SampleFinanceSystem finance;
  @Autowired PlantedPlan slots;
  @Autowired Plans plans;
  @Autowired ProcessEngine engine;
  @Autowired EngineAccess access;
  @Autowired JdbcClient database;

  /** What other tests left is nobody's business here. */
  @BeforeEach
  void empty() {
    database.sql("delete from outbox").update();
  }

  @Test
  @DisplayName(
      "a provider reads that it was chosen, another that it was not, the authority who was")
  void chosen() {
    Story story = Story.raised(cast, "KE", "Whom the country chose").throughDemand().invited();
    InitiativeNumber number = story.answered().number();
    tell();
    story.chosen();
    tell();

    assertThat(told("siti", number)).contains("partner.chosen").doesNotContain("partner.notChosen");
    assertThat(told("lucia", number))
        .contains("partner.notChosen")
        .doesNotContain("partner.chosen");
    assertThat(told("joseph", number))
        .contains("UserTask_ChoosePartner.chosen")
        .doesNotContain("partner.chosen", "partner.notChosen");
    assertThat(told("anna", number)).as("was not asked").isEmpty();
    assertThat(told("amina", number)).noneMatch(kind -> kind.startsWith("UserTask_ChoosePartner"));
  }

  @Test
  @DisplayName("whoever wrote a demand reads why it was returned, and what was asked and answered")
  void returnsAndQuestions() {
    Story story = Story.raised(cast, "TG", "Returned, asked and answered").articulated();
    InitiativeNumber number = story.number();
    cast.decide(
        "adjoa",
        number,
        "UserTask_EndorseDemand",
        Map.of("endorsementDecision", "return", "endorsementReason", "Name the districts"));
    tell();
    assertThat(told("koffi", number)).contains("UserTask_EndorseDemand.returned");

    story.articulated().endorsed();
    cast.decide(
        "sofia",
        number,
        "UserTask_CheckCompleteness",
        Map.of("completenessDecision", "ask", "questionText", "Which districts?"));
    tell();
    assertThat(told("koffi", number)).contains("UserTask_CheckCompleteness.question");
    assertThat(told("adjoa", number)).doesNotContain("UserTask_CheckCompleteness.question");
    cast.decide("koffi", number, "UserTask_AnswerQuestion");
    tell();
    assertThat(told("daniel", number)).contains("UserTask_AnswerQuestion.done");
  }

  @Test
  @DisplayName("members read what they vote on and how a round closed; of a ballot nobody anything")
  void rounds() {
    InitiativeNumber number = Story.raised(cast, "KE", "A secret round").throughDemand().number();
    tell();
    access.asSystem(
        () ->
            engine
                .getRuntimeService()
                .createProcessInstanceByKey("ballot-round")
                .businessKey(number.value())
                .setVariables(Map.of("country", "KE", "roundPurpose", "approval"))
                .execute());
    tell();
    assertThat(MEMBERS)
        .allSatisfy(
            member -> assertThat(told(member, number)).containsExactly("ballot.asked.approval"));
    assertThat(told("amina", number))
        .contains("ballot.opened.approval")
        .doesNotContain("ballot.asked.approval");

    Map<String, Integer> before = notices(number);
    cast.decide("hugo", number, "UserTask_CastBallot", Map.of("ballotReason", "zqtold"));
    tell();
    assertThat(notices(number)).as("who votes is told to nobody").isEqualTo(before);

    Stream.of("mariam", "tomas", "luis", "grace", "ingrid")
        .forEach(member -> cast.decide(member, number, "UserTask_CastBallot"));
    tell();
    assertThat(MEMBERS)
        .allSatisfy(
            member ->
                assertThat(told(member, number))
                    .hasSize(2)
                    .anyMatch(kind -> kind.startsWith("ballot.closed.")));
    assertThat(told("koffi", number)).as("another country's").isEmpty();
    assertThat(
            database
                .sql("select count(*) from notice n where n::text like '%zqtold%'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  @DisplayName("a stop is told once with its reason, to all who had a part, and to no others")
  void stop() {
    InitiativeNumber number =
        Story.raised(cast, "KE", "Stopped while providers write")
            .throughDemand()
            .invited()
            .number();
    tell();
    initiatives.stop(number, cast.actor("amina"), "other", "No longer wanted");
    tell();

    assertThat(List.of("joseph", "wanjiku", "otieno", "sofia", "siti", "lucia"))
        .allSatisfy(
            person ->
                assertThat(told(person, number))
                    .contains("stopped")
                    .doesNotContain("ended", "task.calledOff", "task.lapsed"));
    assertThat(told("amina", number)).doesNotContain("stopped");
    assertThat(told("anna", number)).isEmpty();
    assertThat(told("koffi", number)).isEmpty();
  }

  @Test
  @DisplayName("money that is held back, late and paid is told to those who wait for it")
  void money() {
    InitiativeNumber number =
        Story.raised(cast, "TG", "Told of money")
            .throughDemand()
            .throughPartnership()
            .throughAppraisal()
            .throughApproval()
            .throughFunding()
            .delivered()
            .number();
    tell();
    assertThat(told("kossi", number))
        .contains("funding.agreement.signed", "UserTask_VerifyMilestone.accepted");
    assertThat(told("siti", number)).contains("approval.objections.none", "work.begun");

    database
        .sql(
            """
            update act_ru_ext_task x set create_time_ = now() - interval '31 days'
            where exists (select from act_ru_execution e
              where e.id_ = x.proc_inst_id_ and e.business_key_ = ?)
            """)
        .param(number)
        .update();
    database
        .sql(
            """
            update payment_hold set held_at = now() - interval '40 days',
              lifted_at = now() - interval '31 days' where number = ?
            """)
        .param(number)
        .update();
    waits.handleAll();
    tell();
    assertThat(told("kossi", number)).contains("payment.late");
    assertThat(told("koffi", number)).doesNotContain("payment.late");

    finance.pay();
    cast.settle();
    tell();
    assertThat(List.of("kossi", "koffi", "adjoa"))
        .allSatisfy(person -> assertThat(told(person, number)).contains("milestone.paid"));
    assertThat(told("siti", number)).doesNotContain("milestone.paid");
  }

  @Test
  @DisplayName("a date that is near and one that has passed are told once each, and again if moved")
  void dates() {
    InitiativeNumber number = Story.raised(cast, "KE", "Told of dates").articulated().number();
    String id = cast.tasks("joseph", number, "UserTask_EndorseDemand").get(0);
    tell();
    waits.handleAll();
    tell();
    assertThat(told("joseph", number)).containsExactly("task.open");

    due(id, Duration.ofDays(2));
    waits.handleAll();
    tell();
    assertThat(told("joseph", number)).as("two days are all that there was").hasSize(1);
    database
        .sql("update work_item set created_at = now() - interval '12 days' where task_id = ?")
        .param(id)
        .update();
    waits.handleAll();
    waits.handleAll();
    tell();
    assertThat(told("joseph", number)).containsExactly("task.open", "task.near");
    assertThat(told("amina", number)).isEmpty();

    due(id, Duration.ofHours(-2));
    waits.handleAll();
    waits.handleAll();
    tell();
    assertThat(told("joseph", number)).containsExactly("task.open", "task.near", "task.passed");

    due(id, Duration.ofDays(1));
    waits.handleAll();
    tell();
    assertThat(told("joseph", number)).filteredOn("task.near"::equals).hasSize(2);

    database
        .sql("update work_item set dormant_until = current_date + 30 where task_id = ?")
        .param(id)
        .update();
    due(id, Duration.ofHours(-3));
    waits.handleAll();
    tell();
    assertThat(told("joseph", number)).filteredOn("task.passed"::equals).hasSize(1);
  }

  @Test
  @DisplayName("what ends by time is told as over to whom it was open")
  void lapsed() {
    InitiativeNumber number =
        Story.raised(cast, "KE", "Nobody answered").throughDemand().invited().number();
    tell();
    database
        .sql("update work_item set due_at = now() where number = ? and task like '%AnswerDemand'")
        .param(number)
        .update();
    access.asSystem(
        () -> {
          var management = engine.getManagementService();
          management.createJobQuery().timers().activityId("Timer_AnswersDue").list().stream()
              .filter(job -> isOf(number, job.getProcessInstanceId()))
              .forEach(job -> management.executeJob(job.getId()));
          return null;
        });
    tell();
    assertThat(told("siti", number)).containsOnlyOnce("task.lapsed");
    assertThat(told("lucia", number)).containsOnlyOnce("task.lapsed");
    assertThat(told("amina", number)).contains("task.open");
  }

  @Test
  @DisplayName("an offer, a waiver, a token, suspended work and expected money are told before")
  void endings() {
    FundedWork work = new FundedWork(cast, plans, slots, engine, database);
    InitiativeNumber number = work.funded(12);
    work.live(number);
    String title = "Ends soon " + number;
    run(
        """
        insert into offer (organisation, title, modalities, sectors, languages, kind, tying,
          available_until, published_at)
        values ('ARTREASURY', '%s', '{training}', '{15110}', '{en}', 'southern', 'untied',
          current_date + 5, now())
        """
            .formatted(title));
    run(
        """
        insert into steering_question (number, kind, clause, reason, waived_until, asked_by,
          asked_at, asked_on, outcome, concluded_at)
        values ('%s', 'waiver', 'S76', 'because', current_date + 3, 'amina', now(), current_date,
          'granted', now())
        """
            .formatted(number));
    run(
        """
        insert into funding_agreement (number, opened_at, outcome, concluded_at)
        values ('%s', now(), 'signed', now())
        """
            .formatted(number));
    run(
        """
        insert into pledge (number, organisation, cash, in_kind, available_from, tying, pledged_by,
          pledged_at)
        values ('%s', 'BRENAP', 500, 0, current_date + 6, 'untied', 'paulo', now())
        """
            .formatted(number));
    initiatives.openTo(number, "group:providerBRENAP");
    initiatives.openTo(number, "group:secretariat");
    run(
        """
        with made as (insert into person (user_id, name, language)
            values ('svc0123456789abcdef0123', 'Registry', 'en') returning user_id),
          account as (insert into service_account (user_id, purpose, scopes, created_at, created_by)
            select user_id, 'Test', '{tasks}', now(), 'operator' from made returning user_id)
        insert into service_token (account, hash, created_at, created_by, expires_at)
        select user_id, decode(repeat('ab', 32), 'hex'), now(), 'operator', now() + interval '4 days'
        from account
        """);
    waits.handleAll();
    waits.handleAll();
    tell();

    assertThat(told("paulo", number)).containsOnlyOnce("money.expected");
    assertThat(told("joseph", number)).containsOnlyOnce("money.expected", "waiver.ending");
    assertThat(told("amina", number)).containsOnlyOnce("waiver.ending");
    assertThat(details("lucia", "offer.ending"))
        .filteredOn(each -> each.contains(title))
        .hasSize(1);
    assertThat(details("siti", "offer.ending")).noneMatch(each -> each.contains(title));
    assertThat(details("operator", "token.ending")).hasSize(1);
    assertThat(details("sofia", "token.ending")).hasSize(1);

    suspensions.suspend(
        number, cast.actor("amina"), "The hospital closed", LocalDate.now().plusDays(9));
    cast.settle();
    waits.handleAll();
    tell();
    assertThat(told("wanjiku", number)).containsOnlyOnce("suspended", "suspension.ending");
    assertThat(told("paulo", number)).containsOnlyOnce("suspended", "suspension.ending");
  }

  @Test
  @DisplayName("a report that has not come is told to the country and its partners")
  void missingReport() {
    FundedWork work = new FundedWork(cast, plans, slots, engine, database);
    InitiativeNumber number = work.funded(12);
    work.live(number);
    initiatives.openTo(number, "group:providerBRENAP");
    String id = cast.tasks("wanjiku", number, "UserTask_ReportProgress").get(0);
    due(id, Duration.ofHours(-2));
    waits.handleAll();
    waits.handleAll();
    tell();

    assertThat(told("wanjiku", number)).contains("task.passed").doesNotContain("report.missing");
    assertThat(List.of("amina", "joseph", "paulo"))
        .allSatisfy(person -> assertThat(told(person, number)).containsOnlyOnce("report.missing"));
  }

  private void tell() {
    cast.settle();
    distribution.run();
  }

  private void run(String statement) {
    database.sql(statement).update();
  }

  private boolean isOf(InitiativeNumber number, String process) {
    return number
        .value()
        .equals(
            engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(process)
                .singleResult()
                .getBusinessKey());
  }

  private void due(String task, Duration fromNow) {
    database
        .sql("update work_item set due_at = ? where task_id = ?")
        .params(Timestamp.from(Instant.now().plus(fromNow)), task)
        .update();
  }

  private List<String> told(String person, InitiativeNumber number) {
    return database
        .sql("select kind from notice where user_id = ? and number = ? order by at, id")
        .params(person, number)
        .query(String.class)
        .list();
  }

  private List<String> details(String person, String kind) {
    return database
        .sql("select detail::text from notice where user_id = ? and kind = ?")
        .params(person, kind)
        .query(String.class)
        .list();
  }

  private Map<String, Integer> notices(InitiativeNumber number) {
    Map<String, Integer> counts = new HashMap<>();
    database
        .sql("select user_id from notice where number = ?")
        .param(number)
        .query(String.class)
        .list()
        .forEach(person -> counts.merge(person, 1, Integer::sum));
    return counts;
  }
}
