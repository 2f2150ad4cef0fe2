package org.capacitycompact.portal.initiatives;

import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.WorkSuspension;
import org.capacitycompact.party.Actor;
import org.capacitycompact.party.Right;
import org.springframework.stereotype.Component;

/** What a country may do with its initiative at any time: stop it (S5), and hold its work. */
@Component
class CountryRights {

  private final WorkSuspension suspension;

  CountryRights(WorkSuspension suspension) {
    this.suspension = suspension;
  }

  boolean mayStop(Initiative initiative, Actor actor) {
    return initiative.status().open() && Right.STOP_INITIATIVE.on(actor, initiative.country());
  }

  boolean maySuspend(Initiative initiative, Actor actor) {
    return suspension.possible(initiative.number(), actor);
  }
}
