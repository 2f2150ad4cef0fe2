package org.capacitycompact.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.net.URI;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A demand that was articulated")
class DemandJourneyIT extends Journey {

  @Test
  @DisplayName("was written on the pages of its plan, row by row, and sent with a short form")
  void written() {
    InitiativeNumber number = raised("KE", "Written page by page").number();
    Visitor amina = signedIn("amina").openTask("Articulate the demand", number);
    String task = URI.create(amina.page.url()).getPath();
    Locator lacking = amina.page.locator("section[aria-labelledby=plan-heading] td ul");
    assertThat(lacking.first()).isVisible();

    new PlanByHand(amina, number).writes(cast.everyAnswer("UserTask_ArticulateDemand"));
    amina.open(task);
    assertThat(lacking).hasCount(0);
    amina.write("Note to those who read it", "The costs are those of the last tender.");
    amina.press("Submit").isTold("articulated the demand").sees("Endorse the demand");
  }

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
    sofia.isTold("found the demand complete");
    sofia.turnTo("History").sees("The demand passed the gate.");
    sofia
        .turnTo("Overview")
        .follow("Its steps, who acts, and the live diagram")
        .reads("The process")
        .sees("Invite providers");
  }
}
