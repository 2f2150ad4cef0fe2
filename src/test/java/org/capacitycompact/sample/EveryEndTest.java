package org.capacitycompact.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.capacitycompact.CompactTest;
import org.capacitycompact.delivery.Suspensions;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.worklist.Worklist;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CompactTest
@DisplayName("The life of an initiative ends")
class EveryEndTest {

  @Autowired Cast cast;
  @Autowired SampleFinanceSystem finance;
  @Autowired Initiatives initiatives;
  @Autowired Suspensions suspension;
  @Autowired Worklist worklist;
  @Autowired HistoryService history;

  @Test
  @DisplayName("declined, when the idea is a provider's alone and the country accepts the verdict")
  void declined() {
    Story story =
        raised("TG", "A budget method from abroad")
            .with(
                "UserTask_ArticulateDemand",
                Map.of("ideaSource", "provider", "countryCustodian", "no"))
            .throughDemand();
    cast.decide("koffi", story.number(), "UserTask_AppealOrAccept");

    assertEnded(story, Status.DECLINED, "EndEvent_DemandDeclined");
  }

  @Test
  @DisplayName("without a partner, when the country refuses all")
  void withoutPartner() {
    Story story = raised("TG", "Audit of local budgets").throughDemand().invited().answered();
    cast.decide(
        "koffi",
        story.number(),
        "UserTask_ChoosePartner",
        Map.of(
            "partnerDecision", "refuseAll",
            "chosenLead", "",
            "choiceReason", "None of them works in French."));

    assertEnded(story, Status.WITHOUT_PARTNER, "EndEvent_EndedWithoutPartner");
  }

  @Test
  @DisplayName("not approved, when the steering group declines it")
  void notApproved() {
    Story story =
        onFullTrack(raised("KE", "A leadership academy"))
            .throughDemand()
            .throughPartnership()
            .throughAppraisal()
            .with(
                "UserTask_CastBallot",
                Map.of("ballotChoice", "decline", "ballotReason", "Another initiative does it."))
            .throughApproval();

    assertEnded(story, Status.NOT_APPROVED, "EndEvent_DeclinedBySteering");
  }

  @Test
  @DisplayName("unfunded, when nobody pledges and the country closes the call")
  void unfunded() {
    Story story =
        raised("KE", "A register of practices")
            .ledBy("BRENAP")
            .throughDemand()
            .throughPartnership()
            .throughAppraisal()
            .throughApproval()
            .committed()
            .with("UserTask_Pledge", noPledge())
            .pledged();
    cast.decide(
        "joseph",
        story.number(),
        "UserTask_DecideUnfunded",
        Map.of("unfundedDecision", "close", "unfundedReason", "Nobody pledged."));

    assertEnded(story, Status.UNFUNDED, "EndEvent_ClosedUnfunded");
  }

  @Test
  @DisplayName("early, when suspended work is not resumed")
  void endedEarly() {
    Story story =
        raised("UG", "Doctors who teach")
            .throughDemand()
            .throughPartnership()
            .throughAppraisal()
            .throughApproval()
            .throughFunding();
    assertThat(
            suspension.suspend(story.number(), cast.actor("namono"), "The hospital closed.", null))
        .isTrue();
    cast.settle();
    assertThat(initiatives.get(story.number()).status()).isEqualTo(Status.SUSPENDED);
    cast.decide(
        "namono",
        story.number(),
        "UserTask_DecideResumption",
        Map.of("resumptionDecision", "end", "resumptionReason", "It stays closed."));

    assertEnded(story, Status.ENDED_EARLY, "EndEvent_EndedEarly");
  }

  @Test
  @DisplayName("extended once, then closed with what was not reached on the record")
  void closed() {
    Map<String, Object> half =
        Map.of(
            "sufficiency1Reached", "yes",
            "sufficiency2Reached", "no",
            "sufficiency2Actual", "1",
            "sustainability", "unlikely");
    Story story =
        raised("UG", "Plant health officers")
            .throughDemand()
            .throughPartnership()
            .throughAppraisal()
            .throughApproval()
            .throughFunding()
            .throughImplementation(this::pay)
            .throughReview()
            .with("UserTask_ExamineTogether", half)
            .with("UserTask_AcceptHandOver", Map.of("functionsHandedOverPercent", "20"))
            .throughExit();
    assertThat(initiatives.get(story.number()).status()).isEqualTo(Status.RUNNING);

    story.throughImplementation(this::pay).throughReview().throughExit();

    assertEnded(story, Status.CLOSED, "EndEvent_Closed");
  }

  private Story raised(String country, String title) {
    return Story.raised(cast, country, title);
  }

  private static Story onFullTrack(Story story) {
    return story
        .ledBy("BRENAP")
        .with(
            "UserTask_CompleteDesign",
            Map.of("risk1Likelihood", "2", "risk1Impact", "2", "budgetCompactUsd", "40000"));
  }

  private static Map<String, Object> noPledge() {
    Map<String, Object> answers = new HashMap<>();
    answers.put("pledgeDecision", "noPledge");
    for (String empty :
        List.of("pledgedCashUsd", "pledgedInKindUsd", "pledgedInKindText", "pledgeTying")) {
      answers.put(empty, "");
    }
    return answers;
  }

  private void pay() {
    finance.pay();
    cast.settle();
  }

  private void assertEnded(Story story, Status status, String end) {
    assertThat(initiatives.get(story.number()).status()).isEqualTo(status);
    assertThat(worklist.waitingOn(story.number())).isEmpty();
    assertThat(
            history
                .createHistoricActivityInstanceQuery()
                .activityId(end)
                .processInstanceId(lifecycle(story))
                .list())
        .as("position in the top process")
        .extracting(HistoricActivityInstance::getActivityId)
        .containsExactly(end);
  }

  private String lifecycle(Story story) {
    return history
        .createHistoricProcessInstanceQuery()
        .processInstanceBusinessKey(story.number().value())
        .processDefinitionKey("initiative-lifecycle")
        .singleResult()
        .getId();
  }
}
