package org.capacitycompact.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.capacitycompact.money.Dollars.usd;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FormRow;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.FormValidation;
import org.capacitycompact.form.ReleasedForms;
import org.capacitycompact.initiative.FactSheet.Fact;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.MilestonePosition;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.PlannedMilestone;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.PlantedPlan;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.party.Accounts.NewPerson;
import org.capacitycompact.party.People;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.worklist.Submissions;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TaskInHand;
import org.capacitycompact.worklist.TaskResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CompactTest
class PeerReviewProcessTest {

  private static final String INVITE = "UserTask_InviteReviewers";
  private static final String REVIEW = "UserTask_ReviewInitiative";
  private static final String RESPOND = "UserTask_RespondToReview";
  private static final List<String> MEMBERS =
      List.of("mariam", "tomas", "luis", "grace", "hugo", "ingrid");

  @Autowired Cast cast;
  @Autowired PlantedPlan slots;
  @Autowired Plans plans;
  @Autowired TaskDesk desk;
  @Autowired Reviews reviews;
  @Autowired PeerAnswers peers;
  @Autowired RespondToReview responding;
  @Autowired PlatformTransactionManager transactions;
  @Autowired ReviewSheet sheet;
  @Autowired Verdicts verdicts;
  @Autowired Initiatives initiatives;
  @Autowired Accounts accounts;
  @Autowired ProcessEngine engine;
  @Autowired Submissions submissions;
  @Autowired People people;
  @Autowired JdbcClient database;

  private final List<String> guests = new ArrayList<>();

  @BeforeEach
  void watch() {
    BpmnAwareTests.init(engine);
  }

  /** Other tests' rosters must not include people who were here only for one test. */
  @AfterEach
  void guestsLeave() {
    guests.forEach(accounts::disable);
  }

  @Test
  void afterAGoodFinalReviewTheExitBegins() {
    InitiativeNumber number = ready();
    ProcessInstance life = start(number);
    cast.decide("sofia", number, INVITE);
    cast.decide("rosa", number, REVIEW);
    cast.decide("abdou", number, REVIEW);
    assertThat(outcome(number)).isEqualTo("proceed");

    cast.decide("amina", number, RESPOND);

    assertThat(reviews.latest(number).orElseThrow().conclusion()).isEqualTo("finish");
    assertThat(peers.recommendations(reviews.latest(number).orElseThrow()))
        .extracting(PeerAnswers.Recommendation::response)
        .containsExactly("accept", "accept");
    assertThat(initiatives.get(number).stage()).isEqualTo(Stage.EXIT);
    BpmnAwareTests.assertThat(life).isWaitingAt("CallActivity_Exit");
  }

  @Test
  void afterAMidTermReviewTheWorkGoesOn() {
    InitiativeNumber number = ready();
    ProcessInstance life = start(number);
    reviewed(number, Map.of("reviewKind", "midTerm"), Map.of());

    assertThat(reviews.latest(number).orElseThrow().conclusion()).isEqualTo("continue");
    BpmnAwareTests.assertThat(life).isWaitingAt("CallActivity_Implementation");
  }

  @Test
  void aFinalReviewSendsTheWorkBackOnce() {
    InitiativeNumber number = ready();
    ProcessInstance life = start(number);
    reviewed(number, Map.of(), scores("3"));
    assertThat(outcome(number)).isEqualTo("courseCorrect");
    BpmnAwareTests.assertThat(life).isWaitingAt("CallActivity_Implementation");

    ProcessInstance again = start(number);
    reviewed(number, Map.of(), scores("3"));

    assertThat(reviews.latest(number).orElseThrow().position()).isEqualTo(2);
    assertThat(reviews.latest(number).orElseThrow().conclusion()).isEqualTo("finish");
    BpmnAwareTests.assertThat(again).isWaitingAt("CallActivity_Exit");
  }

  @Test
  void twoReviewersAreNeededAndOneOfThemAPractitioner() {
    InitiativeNumber number = ready();
    start(number);

    assertThat(errors(attemptInvite(number, Map.of("invitedReviewers", List.of("rosa")))))
        .containsExactly(FieldError.of("invitedReviewers", "review.tooFew", "2"));
    guest("theorist", null, null, false);
    assertThat(
            errors(attemptInvite(number, Map.of("invitedReviewers", List.of("abdou", "theorist")))))
        .containsExactly(FieldError.of("invitedReviewers", "review.noPractitioner"));
    assertThat(
            errors(
                attemptInvite(
                    number, Map.of("peerReviewDue", LocalDate.now().minusDays(2).toString()))))
        .extracting(FieldError::key, FieldError::messageKey)
        .containsExactly(tuple("peerReviewDue", "review.date.past"));
    assertThat(reviews.latest(number)).isEmpty();
  }

  @Test
  void onTheLightTrackOnePeerIsEnoughForTheOnlyReview() {
    InitiativeNumber number = ready();
    initiatives.putOnTrack(number, "light");
    ProcessInstance life = start(number);
    assertThat(errors(attemptInvite(number, Map.of("reviewKind", "midTerm"))))
        .containsExactly(FieldError.of("reviewKind", "review.light.final"));

    cast.decide("sofia", number, INVITE, Map.of("invitedReviewers", List.of("priya")));
    cast.decide("priya", number, REVIEW, scores("3"));
    assertThat(outcome(number)).isEqualTo("courseCorrect");
    cast.decide("amina", number, RESPOND);

    BpmnAwareTests.assertThat(life).isWaitingAt("CallActivity_Exit");
  }

  @Test
  void whoHasATieToTheCountryAProviderOrTheImplementerIsNotInvited() {
    database
        .sql(
"""
insert into organisation values ('SCHOOL', 'School of government', 'academia', 'BR', true),
  ('KEINST', 'Institute of Kenya', 'academia', 'KE', true) on conflict do nothing
""")
        .update();
    guest("national", "KE", null, true);
    guest("partner", null, "BRENAP", true);
    guest("compatriot", null, "KEINST", true);
    guest("doer", null, "SCHOOL", true);
    guest("neighbour", "UG", null, true);
    InitiativeNumber number = ready();
    start(number);

    assertThat(offered(number))
        .contains("rosa", "abdou", "priya", "neighbour")
        .doesNotContain("national", "partner", "compatriot", "doer");
    for (String tied : List.of("national", "partner", "compatriot", "doer")) {
      assertThat(errors(attemptInvite(number, Map.of("invitedReviewers", List.of("rosa", tied)))))
          .extracting(FieldError::key)
          .containsExactly("invitedReviewers");
    }
  }

  @Test
  void whoDeclinesIsReplacedAndNotAskedAgain() {
    InitiativeNumber number = ready();
    start(number);
    cast.decide("sofia", number, INVITE);
    cast.decide("rosa", number, REVIEW, Map.of("reviewDecision", "decline"));
    cast.decide("abdou", number, REVIEW);
    assertThat(outcome(number)).isEqualTo("insufficient");
    assertThat(offered(number)).contains("priya").doesNotContain("rosa", "abdou");

    cast.decide("sofia", number, INVITE, Map.of("invitedReviewers", List.of("priya")));
    assertThat(cast.tasks("abdou", number, REVIEW)).isEmpty();
    cast.decide("priya", number, REVIEW);

    assertThat(outcome(number)).isEqualTo("proceed");
    assertThat(cast.tasks("amina", number, RESPOND)).hasSize(1);
  }

  @Test
  void whenThePeriodIsOverWhoWasSilentMayBeInvitedAgain() {
    InitiativeNumber number = ready();
    start(number);
    cast.decide("sofia", number, INVITE);
    cast.decide("rosa", number, REVIEW);
    over(number, "Timer_ReviewsDue");

    assertThat(outcome(number)).isEqualTo("insufficient");
    assertThat(cast.tasks("abdou", number, REVIEW)).isEmpty();
    cast.decide("sofia", number, INVITE, Map.of("invitedReviewers", List.of("abdou")));
    cast.decide("abdou", number, REVIEW);

    assertThat(outcome(number)).isEqualTo("proceed");
  }

  @Test
  void onlyThoseInvitedSeeAndReviewTheInitiative() {
    InitiativeNumber number = ready();
    start(number);
    cast.decide("sofia", number, INVITE);

    assertThat(initiatives.visible(number, cast.actor("rosa"))).isPresent();
    assertThat(initiatives.visible(number, cast.actor("priya"))).isEmpty();
    assertThat(cast.tasks("priya", number, REVIEW)).isEmpty();
    assertThat(cast.tasks("rosa", number, REVIEW)).hasSize(1);
  }

  @Test
  void aScoreNeedsItsEvidenceAndACriticalFindingItsWords() {
    InitiativeNumber number = ready();
    start(number);
    cast.decide("sofia", number, INVITE);

    Map<String, Object> gaps = new HashMap<>();
    gaps.put("relevanceScore", "");
    gaps.put("ownershipEvidence", "");
    gaps.put("criticalFinding", "yes");
    assertThat(errors(cast.attempt("rosa", number, REVIEW, gaps)))
        .containsExactlyInAnyOrder(
            FieldError.of("relevanceScore", "review.score.missing"),
            FieldError.of("ownershipEvidence", "review.evidence.missing"),
            FieldError.of("criticalFindingText", "review.critical.text"));
    assertThat(errors(cast.attempt("rosa", number, REVIEW, Map.of("criticalFinding", ""))))
        .containsExactly(FieldError.of("criticalFinding", "review.critical.missing"));
    Map<String, Object> nothing = new HashMap<>();
    Stream.of(Dimension.values()).forEach(one -> nothing.put(one.scoreKey(), "notApplicable"));
    assertThat(errors(cast.attempt("rosa", number, REVIEW, nothing)))
        .containsExactly(FieldError.of("relevanceScore", "review.score.none"));
    assertThat(cast.tasks("rosa", number, REVIEW)).hasSize(1);
  }

  @Test
  void everyRecommendationIsAnsweredWithADateUnlessItIsRejected() {
    InitiativeNumber number = ready();
    start(number);
    cast.decide("sofia", number, INVITE);
    cast.decide("rosa", number, REVIEW, Map.of("recommendation2Text", "Publish the manual"));
    cast.decide("abdou", number, REVIEW, Map.of("recommendation1Text", "Train the trainers"));
    List<FormRow> rows =
        desk.open(cast.tasks("amina", number, RESPOND).get(0), cast.actor("amina"))
            .map(open -> responding.rows(open.task()).get(0).rows())
            .orElseThrow();
    assertThat(rows).extracting(FormRow::key).containsExactly("1", "2", "3");
    assertThat(rows)
        .extracting(row -> row.about().get(0).text(), row -> row.about().get(1).text())
        .contains(tuple("Train the trainers", "Reviewer 1"))
        .contains(tuple("Publish the manual", "Reviewer 2"));

    Map<String, Object> gaps = new HashMap<>();
    gaps.put("recommendation1Due", "");
    gaps.put("recommendation2Response", "");
    gaps.put("recommendation4Response", "reject");
    assertThat(errors(cast.attempt("amina", number, RESPOND, gaps)))
        .containsExactlyInAnyOrder(
            FieldError.of("recommendation1Due", "review.response.due"),
            FieldError.of("recommendation2Response", "review.response.missing"),
            FieldError.of("recommendation4Response", "validation.noRow"));
    cast.decide(
        "amina",
        number,
        RESPOND,
        Map.of("recommendation3Response", "reject", "recommendation3Due", ""));

    assertThat(reviews.latest(number).orElseThrow().response()).isEqualTo("accept");
  }

  /** A task begun under an earlier release keeps its form, which had numbered places. */
  @Test
  void aFormWithThreePlacesTakesEveryRecommendation() {
    InitiativeNumber number = ready();
    start(number);
    cast.decide("sofia", number, INVITE);
    cast.decide("rosa", number, REVIEW, Map.of("recommendation2Text", "Publish the manual"));
    cast.decide(
        "abdou",
        number,
        REVIEW,
        Map.of("recommendation2Text", "Train the trainers", "recommendation3Text", "Pay on time"));
    TaskInHand task =
        desk.open(cast.tasks("amina", number, RESPOND).get(0), cast.actor("amina"))
            .orElseThrow()
            .task();
    FormSchema early = new ReleasedForms().asOf(withThreePlaces()).asking(responding.rows(task));

    assertThat(early.keysOfRows().get("recommendation")).hasSize(15);
    Map<String, Object> typed =
        new HashMap<>(Map.of("outcomeResponse", "accept", "managementResponse", "Taken up."));
    for (int row = 1; row <= 5; row++) {
      typed.put("recommendation" + row + "Response", "accept");
      typed.put("recommendation" + row + "Due", LocalDate.now().plusDays(90).toString());
    }
    Answers answers = FormValidation.validate(early, typed).answers();
    assertThat(responding.check(task, answers)).isEmpty();
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            undone -> {
              undone.setRollbackOnly();
              responding.decide(task, answers);
              assertThat(peers.recommendations(reviews.latest(number).orElseThrow()))
                  .hasSize(5)
                  .extracting(PeerAnswers.Recommendation::response)
                  .containsOnly("accept");
            });
  }

  /** As release 0.1.0 shipped it, with the first of its numbered places. */
  private static FormSchema withThreePlaces() {
    return FormSchema.parse(
        """
        {"id": "respond-to-review", "schemaVersion": 16, "components": [
          {"type": "radio", "id": "a", "key": "outcomeResponse", "label": "Response",
            "validate": {"required": true}, "values": [
              {"value": "accept", "label": "Accept"}, {"value": "reject", "label": "Reject"}]},
          {"type": "textarea", "id": "b", "key": "managementResponse", "label": "In words",
            "validate": {"required": true, "maxLength": 2000}},
          {"type": "group", "id": "Group_recommendation1", "label": "Recommendation 1",
            "components": [
              {"type": "textarea", "id": "c", "key": "recommendation1Shown", "label": "What",
                "disabled": true},
              {"type": "textarea", "id": "d", "key": "recommendation1Comment", "label": "Comment",
                "validate": {"maxLength": 2000}}]}]}
        """
            .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aSuspensionThatTheGroupAdoptsHoldsTheWork() {
    InitiativeNumber number = ready();
    start(number);
    reviewed(number, Map.of("reviewKind", "midTerm"), scores("2"));
    assertThat(outcome(number)).isEqualTo("suspend");
    assertThat(cast.tasks("mariam", number, "UserTask_CastBallot")).hasSize(1);

    vote(number, "approve");

    assertThat(reviews.latest(number).orElseThrow().conclusion()).isEqualTo("continue");
    assertThat(initiatives.get(number).status()).isEqualTo(Status.SUSPENDED);
    assertThat(cast.tasks("amina", number, "UserTask_DecideResumption")).hasSize(1);
    assertThat(cast.tasks("wanjiku", number, "UserTask_ReportProgress")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"approve, CallActivity_Exit", "decline, CallActivity_Implementation"})
  void anEarlyExitIsTheGroupsToDecide(String ballot, String next) {
    InitiativeNumber number = ready();
    ProcessInstance life = start(number);
    Map<String, Object> critical = new HashMap<>(scores("1"));
    critical.put("criticalFinding", "yes");
    critical.put("criticalFindingText", "The school has no lecturers");
    reviewed(number, Map.of("reviewKind", "midTerm"), critical);
    assertThat(outcome(number)).isEqualTo("earlyExit");

    vote(number, ballot);

    assertThat(initiatives.get(number).status()).isEqualTo(Status.RUNNING);
    BpmnAwareTests.assertThat(life).isWaitingAt(next);
  }

  @Test
  void theDatabaseHoldsOneOpenReviewAndNoScoreWithoutEvidence() {
    InitiativeNumber number = ready();
    start(number);
    cast.decide("sofia", number, INVITE);
    long review = reviews.current(number).id();

    assertThatThrownBy(
            () ->
                database
                    .sql(
                        """
                        insert into peer_review (number, position, kind, opened_by, opened_at)
                        values (?, 9, 'final', 'sofia', now())
                        """)
                    .param(number)
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(
            () ->
                database
                    .sql("insert into review_score values (?, 'rosa', 'ownership', 4, null)")
                    .param(review)
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void thePageTellsTheReviewInBothLanguagesAndNamesNoPeer() {
    InitiativeNumber number = ready();
    start(number);
    reviewed(number, Map.of(), Map.of());

    assertThat(facts(number, Locale.ENGLISH))
        .contains("final", "2 / 2", "Proceed", "4.25", "accepted")
        .doesNotContain("rosa", "Rosa");
    assertThat(facts(number, Locale.FRENCH)).contains("finale", "Poursuivre", "acceptée");
  }

  @Test
  void whatAPeerWroteIsReadOnceTheOtherHasAnswered() {
    InitiativeNumber number = ready();
    start(number);
    cast.decide("sofia", number, INVITE);
    cast.decide("rosa", number, REVIEW, scores("4"));

    for (String other : List.of("abdou", "amina", "sofia", "wanjiku")) {
      assertThat(written(number, other)).as(other).isEmpty();
    }
    assertThat(written(number, "rosa")).hasSize(1);

    cast.decide("abdou", number, REVIEW, scores("3"));
    assertThat(written(number, "sofia")).hasSize(2);
    assertThat(written(number, "amina")).as("numbered and not named: in the part").isEmpty();
    cast.decide("amina", number, RESPOND);

    ProcessInstance again = start(number);
    assertThat(again.isEnded()).isFalse();
    cast.decide("sofia", number, INVITE);
    assertThat(written(number, "sofia")).as("of the review before").hasSize(2);
  }

  private List<Map<String, Object>> written(InitiativeNumber number, String reader) {
    return submissions.of(number, people.actor(reader).orElseThrow()).stream()
        .filter(said -> said.form().equals("review-initiative"))
        .map(Submissions.Submission::answers)
        .toList();
  }

  private InitiativeNumber ready() {
    InitiativeNumber number = cast.raise("amina", "Budget training for local government");
    plans.replacePartners(number, List.of(new Partner("BRENAP", true, true)));
    slots.milestones(
        number,
        List.of(
            new PlannedMilestone(
                new MilestonePosition(1),
                "Manual",
                "School of Government",
                LocalDate.now().plusDays(90),
                usd("100.00"))));
    return number;
  }

  /** The initiative's top process from its review on. */
  private ProcessInstance start(InitiativeNumber number) {
    return engine
        .getRuntimeService()
        .createProcessInstanceByKey("initiative-lifecycle")
        .businessKey(number.value())
        .setVariable("country", "KE")
        .setVariable("leadProvider", "BRENAP")
        .startBeforeActivity("CallActivity_PeerReview")
        .execute();
  }

  private void reviewed(
      InitiativeNumber number, Map<String, Object> invitation, Map<String, Object> answers) {
    cast.decide("sofia", number, INVITE, invitation);
    cast.decide("rosa", number, REVIEW, answers);
    cast.decide("abdou", number, REVIEW, answers);
    cast.decide("amina", number, RESPOND);
  }

  private static Map<String, Object> scores(String score) {
    Map<String, Object> scores = new HashMap<>();
    for (Dimension dimension : Dimension.values()) {
      scores.put(dimension.scoreKey(), score);
      scores.put(dimension.evidenceKey(), "Seen on the visit");
    }
    return scores;
  }

  private void vote(InitiativeNumber number, String choice) {
    MEMBERS.forEach(
        member ->
            cast.decide(member, number, "UserTask_CastBallot", Map.of("ballotChoice", choice)));
  }

  private void guest(String id, String country, String organisation, boolean practitioner) {
    database.sql("update person set enabled = true where user_id = ?").param(id).update();
    accounts.open(
        new NewPerson(
            id, id, Role.PEER_REVIEWER, null, country, organisation, null, practitioner, "en"),
        "Compact-2026!");
    guests.add(id);
  }

  private TaskResult attemptInvite(InitiativeNumber number, Map<String, Object> changes) {
    return cast.attempt("sofia", number, INVITE, changes);
  }

  private List<String> offered(InitiativeNumber number) {
    return desk
        .open(cast.tasks("sofia", number, INVITE).get(0), cast.actor("sofia"))
        .orElseThrow()
        .choices()
        .get("invitedReviewersOptions")
        .stream()
        .map(Choice::value)
        .toList();
  }

  private String outcome(InitiativeNumber number) {
    return verdicts.latest(number, "peer-review-outcome").orElseThrow().outcome();
  }

  private String facts(InitiativeNumber number, Locale language) {
    return sheet.facts(number, cast.actor("amina"), language).stream()
        .map(Fact::value)
        .reduce("", (all, next) -> all + "|" + next);
  }

  private void over(InitiativeNumber number, String timer) {
    Job due =
        engine.getManagementService().createJobQuery().activityId(timer).list().stream()
            .filter(job -> number.value().equals(businessKey(job)))
            .findFirst()
            .orElseThrow();
    engine.getManagementService().executeJob(due.getId());
    cast.settle();
  }

  private String businessKey(Job job) {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceId(job.getProcessInstanceId())
        .singleResult()
        .getBusinessKey();
  }

  private static List<FieldError> errors(TaskResult decided) {
    assertThat(decided).isInstanceOf(TaskResult.Refused.class);
    return ((TaskResult.Refused) decided).errors();
  }
}
