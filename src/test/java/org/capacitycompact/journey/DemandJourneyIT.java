package org.capacitycompact.journey;

import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A demand that was articulated")
class DemandJourneyIT extends Journey {

  @Test
  @DisplayName("is endorsed by the national authority, and found complete by the secretariat")
  void endorsedAndChecked() {
    Story story = raised("KE", "Supervision of savings groups").articulated();

    Visitor joseph = signedIn("joseph").openTask("Endorse the demand", story.number());
    joseph.choose("Decision of the authority", "Endorse the demand");
    joseph.write("Reason", "It serves pillar 3 of the strategy.").press("Submit");
    joseph.isTold("endorsed the demand").sees("Check that it is complete");

    Visitor sofia = signedIn("sofia").openTask("Check that it is complete", story.number());
    sofia.choose("Is the demand complete?", "Ask the country a question").press("Submit");
    sofia.isWarned("Write the question");
    sofia.choose("Is the demand complete?", "It is complete").press("Submit");
    sofia.isTold("found the demand complete").sees("The demand passed the gate.");
    sofia
        .follow("Its steps, who acts, and the live diagram")
        .reads("The process")
        .sees("Invite providers");
  }
}
