package org.capacitycompact.partnership;

import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.party.Organisation;
import org.capacitycompact.party.Parties;
import org.springframework.stereotype.Component;

/** Invitations that a country takes back, or makes anew for an untied answer. */
@Component
class InvitationsTakenBack {

  private final Invitations invitations;
  private final AnsweringSteps steps;
  private final Parties parties;
  private final SearchLog log;

  InvitationsTakenBack(
      Invitations invitations, AnsweringSteps steps, Parties parties, SearchLog log) {
    this.invitations = invitations;
    this.steps = steps;
    this.parties = parties;
    this.log = log;
  }

  /** Withdraws an open invitation, with its task; false when there is none any more. */
  boolean withdraw(InitiativeNumber number, String organisation, Actor by) {
    if (!invitations.withdraw(number, organisation, by)) {
      return false;
    }
    log.record(number, "invitation.withdrawn", by, name(organisation));
    steps.endFor(number, organisation);
    return true;
  }

  /** Marks that an untied answer is wanted of this provider. */
  boolean wantUntied(InitiativeNumber number, String organisation, Actor by) {
    boolean wanted = invitations.wantUntied(number, organisation);
    if (wanted) {
      log.record(number, "invitation.untied", by, name(organisation));
    }
    return wanted;
  }

  private String name(String organisation) {
    return parties.organisation(organisation).map(Organisation::name).orElse(organisation);
  }
}
