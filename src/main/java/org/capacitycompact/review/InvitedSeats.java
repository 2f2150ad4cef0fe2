package org.capacitycompact.review;

import java.util.Set;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.ReviewSeats;
import org.springframework.stereotype.Component;

/** Tells other modules who is invited to a review. */
@Component
class InvitedSeats implements ReviewSeats {

  private static final Set<String> SEATED = Set.of("invited", "reviewed");

  private final Reviews reviews;

  InvitedSeats(Reviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public boolean isReviewing(InitiativeNumber number, Actor actor) {
    return reviews.open(number).map(reviews::invitations).stream()
        .flatMap(invitations -> invitations.stream())
        .anyMatch(seat -> seat.reviewer().equals(actor.userId()) && SEATED.contains(seat.state()));
  }
}
