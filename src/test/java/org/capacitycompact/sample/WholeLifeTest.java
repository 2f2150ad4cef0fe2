package org.capacitycompact.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.capacitycompact.CompactTest;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.worklist.Worklist;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CompactTest
@DisplayName("An initiative")
class WholeLifeTest {

  @Autowired Cast cast;
  @Autowired SampleFinanceSystem finance;
  @Autowired Initiatives initiatives;
  @Autowired Verdicts verdicts;
  @Autowired Worklist worklist;
  @Autowired RuntimeService runtime;

  @Test
  @DisplayName(
      "is carried from its demand to its exit by the people of each role, on the light track")
  void lightTrack() {
    Story story = Story.raised(cast, "UG", "Supervision of savings groups").ledBy("IDMICRO");

    story.throughDemand();
    assertThat(stage(story)).isEqualTo(Stage.PARTNERSHIP);
    story.throughPartnership();
    assertThat(stage(story)).isEqualTo(Stage.APPRAISAL);
    story.throughAppraisal();
    assertThat(stage(story)).isEqualTo(Stage.APPROVAL);
    story.throughApproval();
    assertThat(stage(story)).isEqualTo(Stage.FUNDING);
    story.throughFunding();
    assertThat(stage(story)).isEqualTo(Stage.IMPLEMENTATION);
    story.throughImplementation(this::pay);
    assertThat(stage(story)).isEqualTo(Stage.REVIEW);
    story.throughReview();
    assertThat(stage(story)).isEqualTo(Stage.EXIT);
    story.throughExit();

    assertThat(initiatives.get(story.number()).status()).isEqualTo(Status.EXITED);
    assertThat(worklist.waitingOn(story.number())).isEmpty();
    assertThat(verdicts.latest(story.number()))
        .extracting(Verdict::decision)
        .contains(
            "demand-gate",
            "ownership",
            "quality",
            "track",
            "approval-route",
            "local-share",
            "course-correction",
            "peer-review-outcome",
            "exit-readiness");
    assertThat(
            runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(story.number().value())
                .processDefinitionKey("initiative-lifecycle")
                .count())
        .isZero();
  }

  @Test
  @DisplayName(
      "is carried from its demand to its exit by the people of each role, on the full track")
  void fullTrack() {
    Story story =
        Story.raised(cast, "KE", "A leadership academy of the counties")
            .ledBy("BRENAP")
            .with(
                "UserTask_CompleteDesign",
                Map.of("risk1Likelihood", "2", "risk1Impact", "2", "budgetCompactUsd", "40000"));

    story
        .throughDemand()
        .throughPartnership()
        .throughAppraisal()
        .throughApproval()
        .throughFunding()
        .throughImplementation(this::pay)
        .throughReview()
        .throughExit();

    assertThat(initiatives.get(story.number()).track()).isEqualTo("full");
    assertThat(initiatives.get(story.number()).status()).isEqualTo(Status.EXITED);
  }

  @Test
  @DisplayName("is stopped by its country at any stage, and nothing of it waits any more")
  void stopped() {
    Story story = Story.raised(cast, "TG", "Budget reviews").throughDemand().invited();

    initiatives.stop(
        story.number(), cast.actor("koffi"), "prioritiesChanged", "Another need came first.");

    assertThat(initiatives.get(story.number()).status()).isEqualTo(Status.STOPPED);
    assertThat(initiatives.get(story.number()).endReason()).isEqualTo("Another need came first.");
    assertThat(worklist.waitingOn(story.number())).isEmpty();
  }

  private void pay() {
    finance.pay();
    cast.settle();
  }

  private Stage stage(Story story) {
    return initiatives.get(story.number()).stage();
  }
}
