package org.capacitycompact.journey;

import java.util.Map;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Funded work")
class WorkJourneyIT extends Journey {

  @Test
  @DisplayName(
      "is delivered, verified, paid by a finance system, reviewed by peers, and handed over")
  void fromDeliveryToExit() {
    Story story =
        raised("UG", "Supervision that lasts")
            .throughDemand()
            .throughPartnership()
            .throughAppraisal()
            .throughApproval()
            .throughFunding();
    InitiativeNumber number = story.number();

    Visitor nakato = signedIn("nakato").openTask("Deliver the milestone", number);
    nakato.answer(cast.answers(number, "UserTask_DeliverMilestone")).press("Submit");
    nakato.isTold("delivered milestone");
    cast.settle();
    Visitor kato = signedIn("kato").openTask("Verify the delivery", number);
    kato.choose("Is the milestone delivered as agreed?", "Accept it");
    kato.write("How it was checked", "Two officers visited the institution.").press("Submit");
    kato.isTold("accepted the delivery of milestone");
    cast.settle();

    story.throughImplementation(() -> new Integrator(port).paysWhatIsDue(number));
    kato.open("/initiatives/" + number + "/history").sees("was paid");
    story.reviewersInvited();

    Visitor rosa = signedIn("rosa").openTask("Review the initiative", number);
    rosa.answer(cast.answers(number, "UserTask_ReviewInitiative")).press("Submit");
    rosa.isTold("reviewed the initiative");
    cast.settle();
    cast.decide("abdou", number, "UserTask_ReviewInitiative");
    cast.decide("namono", number, "UserTask_RespondToReview");

    Visitor namono = signedIn("namono").openTask("Examine together", number);
    Map<String, Object> examined = cast.answers(number, "UserTask_ExamineTogether");
    namono.answer(examined).press("Submit").isTold("examined ");
    cast.settle();
    kato.openTask("Accept the hand-over", number);
    kato.answer(cast.answers(number, "UserTask_AcceptHandOver")).press("Submit");
    kato.isTold("accepted the hand-over");
    cast.settle();
    namono.openTask("Record the lessons", number);
    namono
        .answer(cast.answers(number, "UserTask_RecordLessons"))
        .press("Submit")
        .isTold("Recorded: ");
    cast.settle();
    namono.open("/initiatives/" + number).sees("Capacity handed over");
  }
}
