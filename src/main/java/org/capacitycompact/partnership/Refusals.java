package org.capacitycompact.partnership;

import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The providers that a country does not want for a demand. */
@Component
class Refusals {

  private final RefusalRepository refusals;
  private final Clock clock;

  Refusals(RefusalRepository refusals, Clock clock) {
    this.refusals = refusals;
    this.clock = clock;
  }

  /** Refuses a provider; false when it is refused already. */
  boolean refuse(InitiativeNumber number, String organisation, @Nullable String words, Actor by) {
    if (refusals.findByNumberAndOrganisationAndEndedAtIsNull(number, organisation).isPresent()) {
      return false;
    }
    refusals.saveAndFlush(new Refusal(number, organisation, words, by.userId(), clock.instant()));
    return true;
  }

  /** The country reconsiders; false when it has not refused this provider. */
  boolean reconsider(InitiativeNumber number, String organisation, Actor by) {
    return refusals
        .findByNumberAndOrganisationAndEndedAtIsNull(number, organisation)
        .filter(each -> each.end(by.userId(), clock.instant()))
        .map(refusals::saveAndFlush)
        .isPresent();
  }

  /** Codes of the providers that are refused now. */
  Set<String> standing(InitiativeNumber number) {
    return refusals.findByNumberAndEndedAtIsNull(number).stream()
        .map(Refusal::organisation)
        .collect(Collectors.toUnmodifiableSet());
  }
}
