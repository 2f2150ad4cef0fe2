package org.capacitycompact.release;

import java.util.Map;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.sample.Story;

/** Initiatives that have ended, in each possible way; those that exited are in the late stages. */
final class Ends {

  private final Player player;
  private final Initiatives initiatives;

  Ends(Player player, Initiatives initiatives) {
    this.player = player;
    this.initiatives = initiatives;
  }

  void play() {
    Story declined =
        player
            .raised("TG", "Déclinée: une idée d'ailleurs")
            .with(
                "UserTask_ArticulateDemand",
                Map.of("ideaSource", "provider", "countryCustodian", "no"))
            .throughDemand();
    player.cast.decide("koffi", declined.number(), "UserTask_AppealOrAccept");

    Story stopped = player.raised("KE", "Stopped by its country: sculptors").throughDemand();
    stopped.invited();
    initiatives.stop(
        stopped.number(), player.cast.actor("amina"), "prioritiesChanged", "A drought came first.");

    Story alone = player.raised("UG", "Without a partner: jewellers").throughDemand();
    alone.invited().answered();
    player.cast.decide(
        "namono",
        alone.number(),
        "UserTask_ChoosePartner",
        Map.of("partnerDecision", "refuseAll", "chosenLead", "", "choiceReason", "None fits."));

    player
        .toApproval(
            player
                .raised("KE", "Not approved: an academy")
                .with("UserTask_CompleteDesign", WeakAnswers.PUT_TO_THE_VOTE))
        .with(
            "UserTask_CastBallot",
            Map.of("ballotChoice", "decline", "ballotReason", "Another initiative does it."))
        .throughApproval();

    Story unfunded = player.toFunding(player.raised("TG", "Sans fonds: des copistes")).committed();
    unfunded.with("UserTask_Pledge", WeakAnswers.NO_PLEDGE).pledged();
    player.cast.decide(
        "adjoa",
        unfunded.number(),
        "UserTask_DecideUnfunded",
        Map.of("unfundedDecision", "close", "unfundedReason", "Nobody pledged."));

    Story early = player.toWork(player.raised("UG", "Ended early: chandlers"));
    player.suspend(early, "The hospital closed.");
    player.cast.decide(
        "namono",
        early.number(),
        "UserTask_DecideResumption",
        Map.of("resumptionDecision", "end", "resumptionReason", "It stays closed."));

    Story closed = player.raised("KE", "Closed after an extension: saddlers");
    closed
        .with("UserTask_ExamineTogether", WeakAnswers.HALF_REACHED)
        .with("UserTask_AcceptHandOver", WeakAnswers.LITTLE_HANDED_OVER);
    player
        .toExit(closed)
        .throughExit()
        .throughImplementation(() -> player.pay(closed))
        .throughReview()
        .throughExit();
  }
}
