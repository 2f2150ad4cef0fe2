package org.capacitycompact.delivery;

import java.time.LocalDate;
import java.util.Optional;
import org.capacitycompact.funding.Commitments;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.party.Organisation;
import org.capacitycompact.party.Parties;
import org.springframework.stereotype.Component;

/** Money that is pledged and not available yet: whose it is, and the day stated for it. */
@Component
class AwaitedMoney {

  private final Commitments pledges;
  private final Parties parties;

  AwaitedMoney(Commitments pledges, Parties parties) {
    this.pledges = pledges;
    this.parties = parties;
  }

  /** The name of the organisation with this code. */
  String whose(String organisation) {
    return parties.organisation(organisation).map(Organisation::name).orElse(organisation);
  }

  /** The day on which all of it is available, as its provider states. */
  Optional<LocalDate> day(InitiativeNumber number, String organisation) {
    return pledges.availableFrom(number, organisation);
  }

  /** As stored in the history: name and day for money, else the subject of the hold. */
  String[] told(InitiativeNumber number, PaymentHolds.Hold hold) {
    return hold.reason().equals("money")
        ? new String[] {
          whose(hold.about()), day(number, hold.about()).map(LocalDate::toString).orElse("–")
        }
        : new String[] {hold.about()};
  }
}
