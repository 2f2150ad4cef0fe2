package org.capacitycompact.initiative;

import org.capacitycompact.authorization.Actor;

/** Who reviews an initiative as a peer; implemented by the reviews. */
public interface ReviewSeats {

  /** Whether this person is invited to the running review and has not declined. */
  boolean isReviewing(InitiativeNumber number, Actor actor);
}
