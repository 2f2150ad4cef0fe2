package org.capacitycompact.review;

import java.util.List;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.initiative.web.PartSheet;
import org.capacitycompact.web.Exhibit;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The peer reviews among the work of an initiative; peers are numbered, not named. */
@Component
@Order(20)
class ReviewsOfWork implements PartSheet {

  private final ReviewExhibits exhibits;

  ReviewsOfWork(ReviewExhibits exhibits) {
    this.exhibits = exhibits;
  }

  @Override
  public Part part() {
    return Part.WORK;
  }

  @Override
  public List<Exhibit> of(Initiative initiative, Actor reader, Locale language) {
    return exhibits.all(initiative.number(), language);
  }
}
