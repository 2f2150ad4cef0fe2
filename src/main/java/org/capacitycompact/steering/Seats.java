package org.capacitycompact.steering;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.party.People;
import org.capacitycompact.platform.Embodies;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The members of the steering group, and who may not vote on an initiative (S108, S118). */
@Embodies(
    value = {"S108", "S118"},
    as = Embodies.As.RECORD)
@Component
class Seats {

  private final People people;
  private final Initiatives initiatives;
  private final Plans plans;

  Seats(People people, Initiatives initiatives, Plans plans) {
    this.people = people;
    this.initiatives = initiatives;
    this.plans = plans;
  }

  /**
   * A seat with regard to one initiative.
   *
   * @param recusal why its holder may not vote: {@code country}, {@code organisation}, or null
   */
  record Seat(String member, String constituency, @Nullable String recusal) {

    boolean eligible() {
      return recusal == null;
    }
  }

  /** The present seats: everybody in the group who has a constituency. */
  List<Seat> of(InitiativeNumber number) {
    String country = initiatives.get(number).country();
    Set<String> partners = partners(number);
    return people.withRole(Role.STEERING_GROUP).stream()
        .filter(actor -> actor.constituency() != null)
        .map(
            actor ->
                new Seat(
                    actor.userId(),
                    Objects.requireNonNull(actor.constituency()),
                    conflict(actor, country, partners)))
        .toList();
  }

  /**
   * The interest for which somebody may not vote on this initiative; null when none is known. What
   * they did in the work itself is {@link
   * org.capacitycompact.authorization.Duty#VOTE_ON_THE_WORK_OF_OTHERS}.
   */
  @Nullable String conflict(InitiativeNumber number, Actor actor) {
    return conflict(actor, initiatives.get(number).country(), partners(number));
  }

  private Set<String> partners(InitiativeNumber number) {
    return plans.partners(number).stream().map(Partner::organisation).collect(Collectors.toSet());
  }

  private static @Nullable String conflict(Actor actor, String country, Set<String> partners) {
    if (actor.isTiedTo(country)) {
      return "country";
    }
    return actor.isTiedTo(partners) ? "organisation" : null;
  }
}
