package org.capacitycompact.plan;

import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.ParticipatingCountries;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who does what in a plan, by the one table of rights and the phase of the plan: the country edits
 * and decides; the implementing institution and the chosen partners edit what is theirs and propose
 * the rest, as does the focal point of another country that takes part, about its rows. Once the
 * plan is signed, what is whose no longer matters: small changes are made at once, others are
 * agreed on ({@link SignedPlan}).
 */
@Component
public class PlanRights {

  private final PlanRecord plan;
  private final Plans plans;
  private final ParticipatingCountries countries;

  PlanRights(PlanRecord plan, Plans plans, ParticipatingCountries countries) {
    this.plan = plan;
    this.plans = plans;
    this.countries = countries;
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
    String own = atHome ? null : participating(initiative, actor);
    boolean visits = own != null && Right.EDIT_PART_OF_PARTICIPATING_COUNTRY.onBehalfOf(actor, own);
    return new PlanAccess(
        actor,
        phase,
        written && Right.EDIT_PLAN.on(actor, country),
        open && phase.isWritten() && takesPart && Right.EDIT_OWN_PART_OF_PLAN.on(actor, country),
        written && (visits || takesPart && Right.PROPOSE_TO_PLAN.on(actor, country)),
        open && phase == Phase.AGREED && Right.UPDATE_SIGNED_PLAN.on(actor, country),
        new CountryParts(own, written && visits, () -> countries.now(initiative.number())));
  }

  /** The person's country where it takes part without leading; else null. */
  private @Nullable String participating(Initiative initiative, Actor actor) {
    String country = actor.country();
    return country != null
            && actor.belongsTo(country)
            && countries.now(initiative.number()).contains(country)
        ? country
        : null;
  }
}
