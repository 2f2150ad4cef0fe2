package org.capacitycompact.review;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.PlannedMilestone;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.party.Parties;
import org.capacitycompact.party.People;
import org.capacitycompact.platform.Embodies;
import org.springframework.stereotype.Component;

/** The peers who may review an initiative (S28, S40). */
@Embodies(
    value = {"S28", "S40"},
    as = Embodies.As.RULE)
@Component
class Roster {

  private final People people;
  private final Parties parties;
  private final Initiatives initiatives;
  private final Plans plans;

  Roster(People people, Parties parties, Initiatives initiatives, Plans plans) {
    this.people = people;
    this.parties = parties;
    this.initiatives = initiatives;
    this.plans = plans;
  }

  /** A peer; a practitioner does such work themselves. */
  record Peer(String userId, String name, boolean practitioner) {}

  /** All peers on the roster without ties to the country, a provider or an implementer, by name. */
  List<Peer> free(InitiativeNumber number) {
    Ties ties = ties(number);
    List<Actor> free =
        people.withRole(Role.PEER_REVIEWER).stream().filter(peer -> !ties.bind(peer)).toList();
    Set<String> practitioners = people.practitioners(free.stream().map(Actor::userId).toList());
    return free.stream()
        .map(peer -> new Peer(peer.userId(), peer.name(), practitioners.contains(peer.userId())))
        .toList();
  }

  private Ties ties(InitiativeNumber number) {
    String country = initiatives.get(number).country();
    Set<String> institutions =
        plans.milestones(number).stream()
            .map(PlannedMilestone::institution)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    Set<String> organisations =
        plans.partners(number).stream()
            .map(Partner::organisation)
            .collect(Collectors.toCollection(HashSet::new));
    parties.organisations().stream()
        .filter(
            one ->
                country.equals(one.country())
                    || institutions.contains(one.name().toLowerCase(Locale.ROOT))
                    || institutions.contains(one.code().toLowerCase(Locale.ROOT)))
        .forEach(one -> organisations.add(one.code()));
    return new Ties(country, organisations);
  }

  /**
   * What makes a peer too close to review.
   *
   * @param organisations codes of the providers, of the implementers and of all in the country
   */
  record Ties(String country, Set<String> organisations) {

    boolean bind(Actor peer) {
      return peer.isTiedTo(country) || peer.isTiedTo(organisations);
    }
  }
}
