package org.capacitycompact.journey;

import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A national focal point")
class SayingNoJourneyIT extends Journey {

  @Test
  @DisplayName("stops an initiative with a reason, and nothing of it waits any more")
  void stops() {
    Story story = raised("UG", "A map of experience").throughDemand().invited();

    Visitor namono = signedIn("namono").open("/initiatives/" + story.number());
    namono.follow("Stop this initiative").reads("Stop this initiative");
    namono.choose("Why the country stops", "National priorities have changed");
    namono.press("Stop the initiative");
    namono.isWarned("Write an answer.");
    namono.write("Reason", "Another need came first.").press("Stop the initiative");

    namono.reads("A map of experience").sees("Stopped by the country");
    namono.sees("Another need came first.");
    signedIn("siti").open("/tasks?q=" + story.number()).sees("No task fits these filters.");
  }
}
