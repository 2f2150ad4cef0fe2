package org.capacitycompact.journey;

import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A member of the steering group, at a phone,")
class SteeringGroupJourneyIT extends Journey {

  @Test
  @DisplayName("reads the design, votes, and gives a reason")
  void votes() {
    Story story =
        raised("KE", "An academy of the counties")
            .ledBy("BRENAP")
            .with("UserTask_CompleteDesign", LARGE)
            .throughDemand()
            .throughPartnership()
            .throughAppraisal();

    Visitor mariam = onAPhone("mariam").openTask("Cast a ballot", story.number());
    mariam.hasNoSidewaysScrolling();
    mariam.choose("Your ballot", "Approve").write("Reason", "The country leads.");
    mariam.press("Submit").isTold("Done: Cast a ballot").hasNoSidewaysScrolling();
  }
}
