package org.capacitycompact.delivery;

import java.time.LocalDate;
import java.util.Optional;
import org.capacitycompact.initiative.PledgedMoney;
import org.capacitycompact.party.Organisation;
import org.capacitycompact.party.Parties;
import org.springframework.stereotype.Component;

/** Of money that is pledged and not there yet: whose it is, and the day named for it. */
@Component
class MoneyAwaited {

  private final PledgedMoney pledges;
  private final Parties parties;

  MoneyAwaited(PledgedMoney pledges, Parties parties) {
    this.pledges = pledges;
    this.parties = parties;
  }

  /** The name of the organisation with this code. */
  String whose(String organisation) {
    return parties.organisation(organisation).map(Organisation::name).orElse(organisation);
  }

  /** The day on which all of it is there, as its provider says. */
  Optional<LocalDate> day(String number, String organisation) {
    return pledges.availableFrom(number, organisation);
  }

  /** As the history keeps it: name and day of money, else what the hold is about. */
  String[] told(String number, PaymentHolds.Hold hold) {
    return hold.reason().equals("money")
        ? new String[] {
          whose(hold.about()), day(number, hold.about()).map(LocalDate::toString).orElse("–")
        }
        : new String[] {hold.about()};
  }
}
