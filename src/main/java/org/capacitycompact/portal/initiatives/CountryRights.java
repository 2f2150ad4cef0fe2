package org.capacitycompact.portal.initiatives;

import java.util.List;
import org.capacitycompact.criteria.waiver.Waivers;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.WorkSuspension;
import org.capacitycompact.party.Actor;
import org.capacitycompact.party.Right;
import org.springframework.stereotype.Component;

/**
 * What may be done with an initiative at any time: stop it (S5), hold its work, ask for a waiver.
 */
@Component
class CountryRights {

  private final WorkSuspension suspension;
  private final Waivers waivers;

  CountryRights(WorkSuspension suspension, Waivers waivers) {
    this.suspension = suspension;
    this.waivers = waivers;
  }

  boolean mayStop(Initiative initiative, Actor actor) {
    return initiative.status().open() && Right.STOP_INITIATIVE.on(actor, initiative.country());
  }

  boolean maySuspend(Initiative initiative, Actor actor) {
    return suspension.possible(initiative.number(), actor);
  }

  /** The clauses whose failed gate this person may ask the steering group to waive. */
  List<String> mayAskToWaive(Initiative initiative, Actor actor) {
    return Right.ASK_WAIVER.on(actor, initiative.country())
        ? waivers.waivable(initiative)
        : List.of();
  }
}
