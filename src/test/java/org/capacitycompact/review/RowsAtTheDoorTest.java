package org.capacitycompact.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capacitycompact.money.Dollars.usd;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.MilestonePosition;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.PlannedMilestone;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.PlantedPlan;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.worklist.DecidedOn;
import org.capacitycompact.worklist.ShownIn;
import org.capacitycompact.worklist.TaskDesk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CompactTest
@DisplayName("What a reviewer writes in rows")
class RowsAtTheDoorTest {

  private static final String REVIEW = "UserTask_ReviewInitiative";

  @Autowired Cast cast;
  @Autowired PlantedPlan slots;
  @Autowired Plans plans;
  @Autowired TaskDesk desk;
  @Autowired Initiatives initiatives;
  @Autowired ReviewsOfWork part;
  @Autowired List<DecidedOn> decidedOn;
  @Autowired ProcessEngine engine;

  @Test
  @DisplayName("is read when all have answered, side by side, with what the country responds")
  void readWhenAllHaveAnswered() {
    InitiativeNumber number = reviewing();
    cast.decide(
        "rosa",
        number,
        REVIEW,
        Map.of("relevanceEvidence", "Seen in Kisumu", "recommendation14Text", "Pay on time"));

    assertThat(part(number)).isEmpty();
    assertThat(shown("abdou", number, REVIEW)).doesNotContain("Seen in Kisumu");

    cast.decide("abdou", number, REVIEW, Map.of("relevanceEvidence", "Read in the minutes"));
    assertThat(shown("amina", number, "UserTask_RespondToReview"))
        .contains("Relevance | ", "Seen in Kisumu", "Read in the minutes", "Pay on time");

    cast.decide(
        "amina", number, "UserTask_RespondToReview", Map.of("recommendation1Comment", "By June"));
    assertThat(part(number)).contains("Pay on time | Reviewer ", "By June", "accepted");
  }

  private String part(InitiativeNumber number) {
    return ShownIn.text(part.of(initiatives.get(number), cast.actor("joseph"), Locale.ENGLISH));
  }

  private String shown(String person, InitiativeNumber number, String task) {
    return desk.open(cast.tasks(person, number, task).get(0), cast.actor(person))
        .map(open -> ShownIn.task(decidedOn, open.task()))
        .orElseThrow();
  }

  private InitiativeNumber reviewing() {
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
    engine
        .getRuntimeService()
        .createProcessInstanceByKey("initiative-lifecycle")
        .businessKey(number.value())
        .setVariable("country", "KE")
        .setVariable("leadProvider", "BRENAP")
        .startBeforeActivity("CallActivity_PeerReview")
        .execute();
    cast.decide("sofia", number, "UserTask_InviteReviewers");
    return number;
  }
}
