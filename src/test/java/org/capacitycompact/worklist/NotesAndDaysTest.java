package org.capacitycompact.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.capacitycompact.CompactTest;
import org.capacitycompact.delivery.FundedWork;
import org.capacitycompact.delivery.Suspensions;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.PlantedPlan;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
@DisplayName("What somebody writes for others reaches them, and a day that is named counts")
class NotesAndDaysTest {

  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  private static final String INVITE = "UserTask_InviteProviders";
  private static final String ANSWER = "UserTask_AnswerDemand";
  private static final String CHOOSE = "UserTask_ChoosePartner";
  private static final String DELIVER = "UserTask_DeliverMilestone";
  private static final String RESUME = "UserTask_DecideResumption";

  @Autowired Cast cast;
  @Autowired TaskDesk desk;
  @Autowired LongWaits waits;
  @Autowired Chronicle chronicle;
  @Autowired Suspensions suspension;
  @Autowired PlantedPlan slots;
  @Autowired Plans plans;
  @Autowired ProcessEngine engine;
  @Autowired JdbcClient database;

  @Test
  @DisplayName("the providers read the note, and their tasks are due when their answers are wanted")
  void invitation() {
    LocalDate wanted = LocalDate.now(NAIROBI).plusDays(40);
    InitiativeNumber number = invited("Please say who would come.", wanted);

    assertThat(notes("siti", number, ANSWER))
        .containsEntry("partnership.note.invitation", "Please say who would come.")
        .containsKey("partnership.note.answerBy");
    assertThat(due("siti", number, ANSWER)).isEqualTo(endOf(wanted).minusSeconds(1));
    assertThat(timer(number, "Timer_AnswersDue"))
        .as("nobody is cut off before the day they were told")
        .isEqualTo(endOf(wanted));
    LocalDate soon = LocalDate.now(NAIROBI).plusDays(9);
    assertThat(timer(invited("An early answer is wanted.", soon), "Timer_AnswersDue"))
        .as("nobody is waited for longer than was said")
        .isEqualTo(endOf(soon));
    TaskResult tooFar =
        cast.attempt(
            "amina",
            demand(),
            INVITE,
            Map.of("answerBy", LocalDate.now(NAIROBI).plusDays(190).toString()));
    assertThat(((TaskResult.Refused) tooFar).errors())
        .extracting(FieldError::messageKey)
        .containsExactly("partnership.answerBy.far");
  }

  @Test
  @DisplayName("whoever invites reads why the country searches again")
  void searchAgain() {
    InitiativeNumber number = invited("Note", LocalDate.now(NAIROBI).plusDays(10));
    for (String provider : List.of("siti", "paulo")) {
      cast.decide(provider, number, ANSWER);
    }
    cast.decide(
        "amina",
        number,
        CHOOSE,
        Map.of(
            "partnerDecision", "searchAgain",
            "chosenLead", "",
            "choiceReason", "Nobody speaks Swahili"));

    assertThat(notes("amina", number, INVITE))
        .containsEntry("partnership.note.searchAgain", "Nobody speaks Swahili");
  }

  @Test
  @DisplayName("a day that has passed is told once, also to the secretariat")
  void passed() {
    InitiativeNumber number = invited("Note", LocalDate.now(NAIROBI).plusDays(3));
    database
        .sql("update work_item set due_at = now() - interval '1 hour' where number = ?")
        .param(number)
        .update();

    waits.handleAll();
    waits.handleAll();

    assertThat(chronicle.of(number))
        .filteredOn(entry -> entry.kind().equals("deadline.day"))
        .hasSize(2)
        .allMatch(entry -> entry.detail().get(0).equals(ANSWER));
    assertThat(
            database
                .sql("select bool_and(escalated) from work_item where number = ?")
                .param(number)
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  @DisplayName("a milestone's task is due with the milestone, and moves with it")
  void milestones() {
    FundedWork work = new FundedWork(cast, plans, slots, engine, database);
    InitiativeNumber number = work.funded(12);
    work.live(number);
    LocalDate due = LocalDate.now(NAIROBI).plusDays(12);
    assertThat(dueOf(number, "1")).isEqualTo(endOf(due).minusSeconds(1));
    assertThat(due("wanjiku", number, "UserTask_ReportProgress"))
        .as("the interval agreed for reports, and not the usual 90 days")
        .isEqualTo(endOf(LocalDate.now(NAIROBI).plusDays(30)).minusSeconds(1));

    database
        .sql("update milestone set due = due + 30 where number = ? and position = 1")
        .param(number)
        .update();
    assertThat(dueOf(number, "1")).isEqualTo(endOf(due.plusDays(30)).minusSeconds(1));

    LocalDate again = LocalDate.now(NAIROBI).plusDays(50);
    assertThat(suspension.suspend(number, cast.actor("amina"), "The hospital closed", again))
        .isTrue();
    cast.settle();
    assertThat(due("amina", number, RESUME)).isEqualTo(endOf(again).minusSeconds(1));
    assertThat(notes("amina", number, RESUME)).containsKey("delivery.facts.lookAgain");
  }

  @Test
  @DisplayName("reviewers read the questions, and by when")
  void reviewers() {
    InitiativeNumber number =
        Story.raised(cast, "KE", "Reviewed on a day").throughDemand().number();
    database
        .sql(
            """
            insert into peer_review (number, position, kind, due, questions, opened_by, opened_at)
            values (?, 1, 'final', current_date + 50, 'Who certifies?', 'sofia', now())
            """)
        .param(number)
        .update();
    database
        .sql(
            """
            insert into review_invitation (review, reviewer, practitioner, state, invited_at)
            select id, 'rosa', true, 'invited', now() from peer_review where number = ?
            """)
        .param(number)
        .update();
    engine
        .getRuntimeService()
        .createProcessInstanceByKey("peer-review")
        .businessKey(number.value())
        .setVariable("country", "KE")
        .startBeforeActivity("UserTask_ReviewInitiative#multiInstanceBody")
        .execute();

    LocalDate due = LocalDate.now().plusDays(50);
    assertThat(notes("rosa", number, "UserTask_ReviewInitiative"))
        .containsEntry("review.note.questions", "Who certifies?")
        .containsKey("review.note.due");
    assertThat(due("rosa", number, "UserTask_ReviewInitiative"))
        .isEqualTo(endOf(due).minusSeconds(1));
    assertThat(timer(number, "Timer_ReviewsDue")).isEqualTo(endOf(due));
  }

  private InitiativeNumber demand() {
    return Story.raised(cast, "KE", "Asked of providers").throughDemand().number();
  }

  private InitiativeNumber invited(String note, LocalDate by) {
    InitiativeNumber number = demand();
    cast.decide("amina", number, INVITE, Map.of("invitationNote", note, "answerBy", by.toString()));
    return number;
  }

  private Map<String, String> notes(String person, InitiativeNumber number, String task) {
    String id = cast.tasks(person, number, task).get(0);
    Map<String, String> notes = new HashMap<>();
    desk.notes(desk.open(id, cast.actor(person)).orElseThrow().task(), Locale.ENGLISH)
        .forEach(note -> notes.merge(note.label(), note.text(), (a, b) -> a + "\n" + b));
    return notes;
  }

  private Instant due(String person, InitiativeNumber number, String task) {
    String id = cast.tasks(person, number, task).get(0);
    return desk.open(id, cast.actor(person)).orElseThrow().task().dueAt();
  }

  private Instant dueOf(InitiativeNumber number, String milestone) {
    return database
        .sql("select min(due_at) from work_item where number = ? and task = ? and local_key = ?")
        .params(number, DELIVER, milestone)
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .single();
  }

  private Instant timer(InitiativeNumber number, String timer) {
    return database
        .sql(
            """
            select j.duedate_ from act_ru_job j
            join act_ru_execution e on e.id_ = j.process_instance_id_
            join act_ru_jobdef d on d.id_ = j.job_def_id_
            where e.business_key_ = ? and d.act_id_ = ?
            """)
        .params(number, timer)
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .single();
  }

  /** The end of a day where the initiative is. */
  private static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(NAIROBI).toInstant();
  }
}
