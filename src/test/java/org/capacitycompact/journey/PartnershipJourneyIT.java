package org.capacitycompact.journey;

import java.util.Map;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A country that looks for a partner")
class PartnershipJourneyIT extends Journey {

  @Test
  @DisplayName(
      "is answered by a provider, chooses it, completes the design, and its people comment")
  void fromAnswerToComment() {
    Story story = raised("KE", "Savings groups in every county").throughDemand().invited();

    Visitor siti = signedIn("siti").openTask("Answer the demand", story.number());
    siti.answer(cast.answers(story.number(), "UserTask_AnswerDemand")).press("Submit");
    siti.reads("Savings groups in every county").isTold("answered the demand with an offer");
    cast.settle();
    story.answered();

    Visitor amina = signedIn("amina").openTask("Choose the partner", story.number());
    amina
        .sees("Institute")
        .answer(cast.answers(story.number(), "UserTask_ChoosePartner"))
        .press("Submit");
    amina.isTold("chose ");
    cast.settle();
    amina.openTask("Describe the exchange", story.number());
    amina.answer(cast.answers(story.number(), "UserTask_DescribeSouthSouth")).press("Submit");
    amina.isTold("described the exchange");
    cast.settle();
    new PlanByHand(amina, story.number()).writes(cast.everyAnswer("UserTask_CompleteDesign"));
    amina.openTask("Complete the design", story.number()).press("Submit");
    amina.isTold("completed the design");
    cast.settle();

    Visitor otieno = signedIn("otieno").openTask("Comment on the design", story.number());
    otieno.choose("Did your organisation take part in the design?", "Yes");
    otieno.answer(Map.of("designSupport", "withChanges"));
    otieno.write("Comment", "Groups without an office must be examined too.").press("Submit");
    otieno.isTold("commented on the design");
  }
}
