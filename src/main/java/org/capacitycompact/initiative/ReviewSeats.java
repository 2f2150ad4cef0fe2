package org.capacitycompact.initiative;

import org.capacitycompact.authorization.Actor;

/** Who reviews an initiative as a peer; the reviews answer behind it. */
public interface ReviewSeats {

  /** Whether this person is invited to the review that goes on, and has not declined. */
  boolean reviews(String number, Actor actor);
}
