package org.capacitycompact.partnership;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.springframework.stereotype.Component;

/** Providers are asked to answer a demand, waited for, and no longer waited for. */
@Component("providerInvitations")
class Invitations {

  private final InvitationRepository invitations;
  private final Clock clock;

  Invitations(InvitationRepository invitations, Clock clock) {
    this.invitations = invitations;
    this.clock = clock;
  }

  /**
   * Invites these providers; those invited earlier that have not answered are no longer waited for.
   */
  void invite(
      InitiativeNumber number, List<String> organisations, Invitation.Terms terms, Actor by) {
    Instant now = clock.instant();
    Map<String, Invitation> known =
        invitations.findByNumberOrderByOrganisation(number).stream()
            .collect(Collectors.toMap(Invitation::organisation, Function.identity()));
    known.values().stream()
        .filter(each -> !organisations.contains(each.organisation()))
        .forEach(each -> each.fallSilent(now));
    List<Invitation> sent = new ArrayList<>(known.values());
    for (String organisation : organisations) {
      Invitation invitation = known.get(organisation);
      if (invitation == null) {
        sent.add(Invitation.to(number, organisation, terms, by.userId(), now));
      } else {
        invitation.again(terms, by.userId(), now);
      }
    }
    invitations.saveAllAndFlush(sent);
  }

  /** The open invitation of a provider, locked: whoever else would end it waits. */
  Optional<Invitation> open(InitiativeNumber number, String organisation) {
    return invitations.findByNumberAndOrganisation(number, organisation).filter(Invitation::isOpen);
  }

  void answered(Invitation invitation) {
    invitation.answered(clock.instant());
    invitations.saveAndFlush(invitation);
  }

  /** The period is over: whoever has not answered was silent. */
  void fallSilent(InitiativeNumber number) {
    Instant now = clock.instant();
    List<Invitation> all = invitations.findByNumberOrderByOrganisation(number);
    all.forEach(each -> each.fallSilent(now));
    invitations.saveAllAndFlush(all);
  }

  /** Takes an invitation back; false when it is not open any more. */
  boolean withdraw(InitiativeNumber number, String organisation, Actor by) {
    return open(number, organisation)
        .filter(each -> each.withdraw(by.userId(), clock.instant()))
        .map(invitations::saveAndFlush)
        .isPresent();
  }

  /**
   * Marks that the country wants an untied answer of this provider: its next invitation says so.
   * False when it was never invited, or that was marked before.
   */
  boolean wantUntied(InitiativeNumber number, String organisation) {
    return invitations
        .findByNumberAndOrganisation(number, organisation)
        .filter(each -> each.wantUntied(clock.instant()))
        .map(invitations::saveAndFlush)
        .isPresent();
  }
}
