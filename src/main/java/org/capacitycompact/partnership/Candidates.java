package org.capacitycompact.partnership;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.stereotype.Component;

/** The providers that are considered for a demand. */
@Component
class Candidates {

  private final CandidateRepository candidates;
  private final Clock clock;

  Candidates(CandidateRepository candidates, Clock clock) {
    this.candidates = candidates;
    this.clock = clock;
  }

  /** Takes a provider into consideration; false when it is considered for that reason already. */
  boolean bring(Candidate.Case brought, Actor by) {
    if (stands(brought.number(), brought.organisation(), brought.origin())) {
      return false;
    }
    candidates.saveAndFlush(new Candidate(brought, by.userId(), clock.instant()));
    return true;
  }

  /** Ends that; false when it does not stand. */
  boolean end(InitiativeNumber number, String organisation, Candidate.Origin origin, Actor by) {
    return candidates
        .findByNumberAndOrganisationAndOriginAndEndedAtIsNull(number, organisation, origin)
        .filter(each -> each.end(by.userId(), clock.instant()))
        .map(candidates::saveAndFlush)
        .isPresent();
  }

  boolean stands(InitiativeNumber number, String organisation, Candidate.Origin origin) {
    return candidates
        .findByNumberAndOrganisationAndOriginAndEndedAtIsNull(number, organisation, origin)
        .isPresent();
  }

  /** How each provider is considered now, by its code. */
  Map<String, Set<Candidate.Origin>> standing(InitiativeNumber number) {
    List<Candidate> all = candidates.findByNumberAndEndedAtIsNullOrderById(number);
    Map<String, Set<Candidate.Origin>> standing = new TreeMap<>();
    for (Candidate each : all) {
      standing
          .computeIfAbsent(each.organisation(), any -> EnumSet.noneOf(Candidate.Origin.class))
          .add(each.origin());
    }
    return standing;
  }
}
