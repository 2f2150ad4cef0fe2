package org.capacitycompact.appraisal;

import java.util.List;
import java.util.Set;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.party.People;
import org.capacitycompact.platform.engine.ModelBean;

/** Who is heard on a design beside the lead provider and society as a whole, for the models. */
@ModelBean("designAsked")
public class DesignAsked {

  private final Plans plans;
  private final People people;

  DesignAsked(Plans plans, People people) {
    this.plans = plans;
    this.people = people;
  }

  /** Codes of the partners beside the lead. */
  public List<String> partners(InitiativeNumber number) {
    return plans.partners(number).stream()
        .filter(partner -> !partner.lead())
        .map(Partner::organisation)
        .toList();
  }

  /**
   * Sign-in names of the country's registered non-state actors, where there are several: one alone
   * speaks for society as a whole.
   */
  public List<String> contributors(InitiativeNumber number) {
    List<String> registered =
        people.inGroups(Set.of(Role.NON_STATE_ACTOR.groupFor(number.country()))).stream()
            .map(Actor::userId)
            .toList();
    return registered.size() < 2 ? List.of() : registered;
  }
}
