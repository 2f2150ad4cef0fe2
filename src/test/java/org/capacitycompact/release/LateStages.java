package org.capacitycompact.release;

import java.time.LocalDate;
import java.util.Map;
import org.capacitycompact.sample.Story;

/** Initiatives that rest in their work, its review, the exit and the checks after it. */
final class LateStages {

  private static final String REPORT = "UserTask_ReportProgress";
  private static final String EXAMINE = "UserTask_ExamineTogether";
  private static final String HAND_OVER = "UserTask_AcceptHandOver";
  private static final String INVITE = "UserTask_InviteReviewers";
  private static final String REVIEW = "UserTask_ReviewInitiative";

  private final Player player;

  LateStages(Player player) {
    this.player = player;
  }

  void play() {
    work();
    heldBack();
    offCourse();
    suspended();
    review();
    exit();
    afterwards();
  }

  private void work() {
    Story begun = player.toWork(raised("KE", "The work begins: welders"));
    player.draft(begun, "wanjiku", REPORT);

    Story halfPaid = player.toWork(raised("UG", "Half of it is paid: bakers")).delivered();
    player.pay(halfPaid);
    halfPaid.delivered();
    player.cast.decide("nakato", halfPaid.number(), "UserTask_DeliverMilestone");

    Story justPaid = player.toWork(raised("TG", "Payé à l'instant: des tisserands")).delivered();
    player.lastly(() -> player.payAndLeave(justPaid));

    Story rejected = player.toWork(raised("KE", "A delivery was sent back: dyers"));
    player.cast.decide("wanjiku", rejected.number(), "UserTask_DeliverMilestone");
    player.cast.decide(
        "joseph",
        rejected.number(),
        "UserTask_VerifyMilestone",
        Map.of("verificationDecision", "reject", "verificationNote", "Chapter 3 is missing"));
  }

  private void heldBack() {
    player.toWork(
        raised("KE", "A letter to be confirmed: saddlers")
            .with("UserTask_CommitLocalShare", Map.of("commitmentKind", "conditionalLetter")));

    player
        .toWork(raised("UG", "Nobody knows whom to pay: rope makers"))
        .with("UserTask_DeliverMilestone", Map.of("payeeReference", ""))
        .delivered();

    player
        .toWork(
            raised("TG", "L'argent vient plus tard: des tonneliers")
                .with(
                    "UserTask_Pledge",
                    Map.of("pledgeAvailableFrom", LocalDate.now().plusDays(400).toString())))
        .delivered();

    Story old = player.toWork(raised("KE", "The data are old: thatchers"));
    player.cast.decide(
        "wanjiku",
        old.number(),
        REPORT,
        Map.of("dataDate", LocalDate.now().minusDays(400).toString(), "spentUsd", "0"));
    old.delivered();
  }

  private void offCourse() {
    Story corrected = player.toWork(raised("KE", "To be corrected: glaziers")).delivered();
    player.cast.decide("wanjiku", corrected.number(), REPORT, Map.of("spentUsd", "36000"));
    player.fetchOnly(corrected);

    Story escalated = player.toWork(raised("UG", "Far off course: tanners"));
    player.cast.decide("nakato", escalated.number(), REPORT, Map.of("spentUsd", "30000"));
    escalated.delivered();
    player.failToPay(escalated);
  }

  private void suspended() {
    Story held = player.toWork(raised("TG", "Suspendue: des sages-femmes")).delivered();
    player.suspend(held, "The river has taken the bridge.");

    Story resumed = player.toWork(raised("KE", "Resumed: printers"));
    player.suspend(resumed, "The school is closed for an election.");
    player.cast.decide("amina", resumed.number(), "UserTask_DecideResumption");
  }

  private void review() {
    player.toReview(raised("KE", "Peers are looked for: ferrymen"));

    Story half = player.toReview(raised("UG", "One peer has reviewed: brewers")).reviewersInvited();
    player.cast.decide("rosa", half.number(), REVIEW);
    player.draft(half, "abdou", REVIEW);

    Story justReviewed = player.toReview(raised("TG", "Un pair a fini: des luthiers"));
    justReviewed.reviewersInvited();
    player.lastly(() -> player.decideAndLeave(justReviewed, "rosa", REVIEW));

    Story answering = player.toReview(raised("KE", "The review is answered: joiners"));
    answering.reviewersInvited();
    reviewed(answering, Map.of());

    Story suspension = midTerm(raised("UG", "Peers advise a pause: masons"), "2");
    suspension.voted(3);

    midTerm(raised("TG", "Revue à mi-parcours: des potiers"), "4");
  }

  private void exit() {
    player.toExit(raised("KE", "To be examined: smiths"));

    Story handedOver = player.toExit(raised("UG", "To be handed over: millers"));
    player.cast.decide("namono", handedOver.number(), EXAMINE);
    player.draft(handedOver, "kato", HAND_OVER);

    Story judged = player.toExit(raised("KE", "To be judged jointly: organ builders"));
    player.cast.decide(
        "amina",
        judged.number(),
        EXAMINE,
        Map.of("sufficiency1Actual", "62", "sufficiency1Reason", "The survey was early"));

    Story lessons = player.toExit(raised("TG", "Des leçons à écrire: des géomètres"));
    player.cast.decide("koffi", lessons.number(), EXAMINE);
    player.cast.decide("adjoa", lessons.number(), HAND_OVER);

    sentBack(raised("KE", "Extended: coopers"), WeakAnswers.HALF_REACHED);
    sentBack(raised("UG", "Returned to the work: carters"), WeakAnswers.NOTHING_REACHED);
  }

  private void afterwards() {
    player.toExit(raised("KE", "Exited: clockmakers")).throughExit();

    Story checked = player.toExit(raised("UG", "A year after the exit: tailors")).throughExit();
    player.timePasses(checked, "Timer_FirstCheck");

    Story twice = player.toExit(raised("TG", "Un an après: des brodeurs")).throughExit();
    player.timePasses(twice, "Timer_FirstCheck");
    player.cast.decide(
        "koffi", twice.number(), "UserTask_CheckLastingCapacity", Map.of("lasted", "partly"));
  }

  private void sentBack(Story story, Map<String, Object> examined) {
    player
        .toExit(story)
        .with(EXAMINE, examined)
        .with(HAND_OVER, WeakAnswers.LITTLE_HANDED_OVER)
        .throughExit();
  }

  private Story midTerm(Story story, String score) {
    player.toReview(story).with(INVITE, Map.of("reviewKind", "midTerm")).reviewersInvited();
    reviewed(story, WeakAnswers.scores(score));
    player.cast.decide(story.focalPoint(), story.number(), "UserTask_RespondToReview");
    return story;
  }

  private void reviewed(Story story, Map<String, Object> answers) {
    player.cast.decide("rosa", story.number(), REVIEW, answers);
    player.cast.decide("abdou", story.number(), REVIEW, answers);
  }

  private Story raised(String country, String title) {
    return player.raised(country, title);
  }
}
