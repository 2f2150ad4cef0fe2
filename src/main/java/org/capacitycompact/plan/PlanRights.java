package org.capacitycompact.plan;

import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
import org.springframework.stereotype.Component;

/**
 * Who does what in a plan, by the one table of rights and the phase of the plan: the country edits
 * and decides; the implementing institution and the chosen partners edit what is theirs and propose
 * the rest. Once the plan is signed, what is whose no longer matters: small changes are made at
 * once, others are agreed on ({@link SignedPlan}).
 */
@Component
public class PlanRights {

  private final PlanRecord plan;
  private final Plans plans;

  PlanRights(PlanRecord plan, Plans plans) {
    this.plan = plan;
    this.plans = plans;
  }

  /** For somebody who sees the initiative. */
  public PlanAccess of(Initiative initiative, Actor actor) {
    return of(initiative, actor, plan.phase(initiative.number()));
  }

  PlanAccess of(Initiative initiative, Actor actor, Phase phase) {
    String country = initiative.country();
    boolean open = initiative.status().isOpen();
    boolean written = open && phase != Phase.CLOSED;
    boolean atHome = actor.isTiedTo(country);
    // Being invited opens an initiative to a provider without making them part of it.
    boolean takesPart =
        atHome
            || actor.isTiedTo(
                plans.partners(initiative.number()).stream().map(Partner::organisation).toList());
    return new PlanAccess(
        actor,
        phase,
        written && Right.EDIT_PLAN.on(actor, country),
        open && phase.isWritten() && takesPart && Right.EDIT_OWN_PART_OF_PLAN.on(actor, country),
        written && takesPart && Right.PROPOSE_TO_PLAN.on(actor, country),
        open && phase == Phase.AGREED && Right.UPDATE_SIGNED_PLAN.on(actor, country));
  }
}
