package org.capacitycompact.release;

import java.util.List;
import java.util.Map;
import org.capacitycompact.sample.Story;

/** Initiatives that rest at the steering group and at their funding. */
final class MiddleStages {

  private static final String DESIGN = "UserTask_CompleteDesign";
  private static final String BALLOT = "UserTask_CastBallot";
  private static final String PLEDGE = "UserTask_Pledge";

  private final Player player;

  MiddleStages(Player player) {
    this.player = player;
  }

  void play() {
    noObjection();
    reviewedIndependently();
    votedOn();
    pledged();
    unfunded();
    signed();
  }

  private void noObjection() {
    player.toApproval(raised("UG", "The group is silent: lamp makers")).voted(1);

    Story asked = player.toApproval(raised("KE", "Any objection: tax clerks")).voted(2);
    player.lastly(
        () -> player.decideAndLeave(asked, Player.MEMBERS.get(2), "UserTask_StateObjection"));
  }

  private void reviewedIndependently() {
    player.toApproval(
        raised("UG", "A reviewer is looked for: dam keepers").with(DESIGN, WeakAnswers.RISKY));

    Story reviewed =
        player.toApproval(
            raised("KE", "Reviewed independently: pilots").with(DESIGN, WeakAnswers.RISKY));
    player.cast.decide("sofia", reviewed.number(), "UserTask_AppointReviewer");
    player.draft(reviewed, "rosa", "UserTask_ReviewIndependently");
  }

  private void votedOn() {
    Story late = putToTheVote("UG", "A round without a quorum: land registrars");
    player.timePasses(late, "Timer_RoundCloses");
    late.voted(2);

    Story counted = putToTheVote("KE", "The last ballot was just cast: coders").voted(5);
    player.lastly(() -> player.decideAndLeave(counted, Player.MEMBERS.get(5), BALLOT));

    putToTheVote("TG", "Renvoyée par le groupe: des archivistes")
        .with(BALLOT, Map.of("ballotChoice", "return", "ballotReason", "Say who pays later."))
        .voted(Player.MEMBERS.size());
  }

  private void pledged() {
    Story shortOfIt =
        player
            .toFunding(raised("KE", "The local share was short: fish inspectors"))
            .with(
                "UserTask_CommitLocalShare",
                Map.of("committedCashUsd", "500", "committedInKindUsd", "100"))
            .committed();
    player.draft(shortOfIt, "joseph", "UserTask_CommitLocalShare");

    Story pledging = ofTwoProviders("UG", "One of two has pledged: potters").committed();
    player.cast.decide("siti", pledging.number(), PLEDGE);

    Story justPledged = ofTwoProviders("TG", "Une promesse à l'instant: des relieurs").committed();
    player.lastly(() -> player.decideAndLeave(justPledged, "siti", PLEDGE));
  }

  private void unfunded() {
    nobodyPledges("KE", "Nobody pledged: beekeepers");

    Story again = nobodyPledges("UG", "The call is renewed: weavers");
    player.cast.decide("kato", again.number(), "UserTask_DecideUnfunded");
  }

  private void signed() {
    player.toFunding(raised("TG", "À signer par tous: des sourciers")).committed().pledged();

    Story half = player.toFunding(raised("KE", "Signed by the country: tutors"));
    half.committed().pledged();
    player.cast.decide("joseph", half.number(), "UserTask_SignForCountry");
    player.claim(half, "sofia", "UserTask_SignForCompact");
  }

  private Story nobodyPledges(String country, String title) {
    return player
        .toFunding(raised(country, title))
        .committed()
        .with(PLEDGE, WeakAnswers.NO_PLEDGE)
        .pledged();
  }

  private Story putToTheVote(String country, String title) {
    return player.toApproval(raised(country, title).with(DESIGN, WeakAnswers.PUT_TO_THE_VOTE));
  }

  private Story ofTwoProviders(String country, String title) {
    Story story = raised(country, title).throughDemand();
    player.cast.decide(
        story.focalPoint(),
        story.number(),
        "UserTask_InviteProviders",
        Map.of("invitedProviders", List.of("IDMICRO", "BRENAP")));
    return story
        .answered()
        .with(
            "UserTask_ChoosePartner",
            Map.of(
                "chosenFurther",
                List.of("BRENAP"),
                "part1What",
                "Travel and tools",
                "part2What",
                "Examiners"))
        .chosen()
        .throughAppraisal()
        .throughApproval();
  }

  private Story raised(String country, String title) {
    return player.raised(country, title);
  }
}
