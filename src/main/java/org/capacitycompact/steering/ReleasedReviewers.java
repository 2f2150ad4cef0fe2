package org.capacitycompact.steering;

import java.util.Locale;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Collected;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** Independent reviewers who were asked and did not review, and why; without their names. */
@Component
class ReleasedReviewers {

  private final IndependentReviews reviews;
  private final Wording wording;

  ReleasedReviewers(IndependentReviews reviews, Wording wording) {
    this.reviews = reviews;
    this.wording = wording;
  }

  Exhibit of(InitiativeNumber number, Locale language) {
    Collected facts = new Collected();
    for (IndependentReviews.Released each : reviews.releasedFrom(number)) {
      facts.add(
          wording.say(language, "steering.released.why"),
          Cell.of(
              wording.say(
                  language,
                  "approval.released." + each.release(),
                  each.reason() == null ? "" : Quoted.in(each.language(), each.reason()))));
    }
    return facts.under(wording.say(language, "approval.fact.released"));
  }
}
