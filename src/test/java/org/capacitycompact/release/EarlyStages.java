package org.capacitycompact.release;

import java.util.List;
import java.util.Map;
import org.capacitycompact.sample.Story;

/** Initiatives that rest in the demand, the partnership and the appraisal. */
final class EarlyStages {

  private static final String ARTICULATE = "UserTask_ArticulateDemand";
  private static final String CHOOSE = "UserTask_ChoosePartner";
  private static final String ANSWER = "UserTask_AnswerDemand";

  private static final Map<String, Object> NOT_OURS =
      Map.of("ideaSource", "provider", "countryCustodian", "no", "custodianInstitution", "");

  private final Player player;

  EarlyStages(Player player) {
    this.player = player;
  }

  void play() {
    demand();
    declined();
    partnership();
    appraisal();
  }

  private void demand() {
    Story written = raised("KE", "Being written: a school of surveyors");
    player.draft(written, "amina", ARTICULATE);

    Story returned =
        raised("UG", "Returned by the authority: seed inspectors")
            .articulated()
            .with(
                "UserTask_EndorseDemand",
                Map.of("endorsementDecision", "return", "endorsementReason", "Name the districts"))
            .endorsed();
    player.timePasses(returned, "StartEvent_DeadlineNear");

    raised("TG", "À appuyer: comptables des communes").articulated();

    Story complete = raised("KE", "To be looked through: port pilots").articulated().endorsed();
    player.claim(complete, "daniel", "UserTask_CheckCompleteness");

    raised("UG", "Asked back by the secretariat: midwives who teach")
        .articulated()
        .endorsed()
        .with(
            "UserTask_CheckCompleteness",
            Map.of("completenessDecision", "ask", "questionText", "Whence the baseline?"))
        .checked();

    raised("KE", "To be strengthened: a register of boreholes")
        .with(ARTICULATE, Map.of("tying", "partiallyTied"))
        .throughDemand();
  }

  private void declined() {
    raised("TG", "Refusée: une méthode d'ailleurs").with(ARTICULATE, NOT_OURS).throughDemand();
    raised("UG", "Declined: a curriculum from abroad").with(ARTICULATE, NOT_OURS).throughDemand();

    Story appealed =
        raised("KE", "Appealed: a method from abroad").with(ARTICULATE, NOT_OURS).throughDemand();
    player.cast.decide(
        "amina",
        appealed.number(),
        "UserTask_AppealOrAccept",
        Map.of(
            "appealDecision", "appeal",
            "appealedFact", "custody",
            "appealCustodian", "County of Kitui",
            "appealGrounds", "The county took the idea on."));
    appealed.voted(3);
  }

  private void partnership() {
    Story inviting = raised("KE", "Looking for partners: river wardens").throughDemand();
    player.draft(inviting, "amina", "UserTask_InviteProviders");

    Story asked = raised("UG", "Partners are asked: cooperative auditors").throughDemand();
    invite(asked, "BRENAP", "IDMICRO", "ARTREASURY");
    player.cast.decide("siti", asked.number(), ANSWER);

    Story askedAgain = raised("TG", "Second appel: greffiers").throughDemand().invited().answered();
    player.cast.decide(
        "koffi",
        askedAgain.number(),
        CHOOSE,
        Map.of("partnerDecision", "searchAgain", "chosenLead", ""));
    invite(askedAgain, "BRENAP", "DECOOP");
    player.lastly(() -> player.decideAndLeave(askedAgain, "paulo", ANSWER));

    raised("TG", "Partenaire à choisir: gardes forestiers").throughDemand().invited().answered();

    Story exchange =
        raised("KE", "An exchange is described: census takers").throughDemand().invited();
    exchange.answered();
    player.cast.decide("amina", exchange.number(), CHOOSE);

    Story triangle = raised("UG", "A triangle is described again: nurses").throughDemand();
    invite(triangle, "IDMICRO", "DECOOP");
    player.cast.decide("siti", triangle.number(), ANSWER);
    player.cast.decide("anna", triangle.number(), ANSWER, Map.of("providerRole", "supporting"));
    player.cast.decide(
        "namono",
        triangle.number(),
        CHOOSE,
        Map.of(
            "chosenFurther",
            List.of("DECOOP"),
            "part1What",
            "Travel and tools",
            "part2What",
            "Examiners"));
    player.cast.decide(
        "namono", triangle.number(), "UserTask_DescribeTriangle", Map.of("benefitPivotal", ""));
  }

  private void appraisal() {
    Story designing = player.toAppraisal(raised("KE", "Being designed: a mint of statistics"));
    player.draft(designing, "amina", "UserTask_CompleteDesign");

    Story changed = player.toAppraisal(raised("UG", "Design came back: vets")).designed();
    player.cast.decide(
        "siti",
        changed.number(),
        "UserTask_AgreeDesign",
        Map.of("designDecision", "askChange", "changesAsked", "Start after the harvest"));
    player.cast.decide("mugisha", changed.number(), "UserTask_CommentOnDesign");

    player.toAppraisal(raised("TG", "Entendus: des infirmiers qui enseignent")).designed();
    player.toAppraisal(raised("UG", "Nobody answers about the design: bee inspectors")).designed();

    Story unanswered =
        player.toAppraisal(raised("UG", "The partner keeps silent: soil surveyors")).designed();
    player.cast.decide("mugisha", unanswered.number(), "UserTask_CommentOnDesign");
    player.timePasses(unanswered, "Timer_AgreementDue");

    player
        .toAppraisal(raised("KE", "Fit or not: markets that publish prices"))
        .with("UserTask_CompleteDesign", WeakAnswers.DESIGN)
        .designed()
        .heard();
  }

  private Story raised(String country, String title) {
    return player.raised(country, title);
  }

  private void invite(Story story, String... providers) {
    player.cast.decide(
        story.focalPoint(),
        story.number(),
        "UserTask_InviteProviders",
        Map.of("invitedProviders", List.of(providers)));
  }
}
