package org.capacitycompact.delivery;

import java.time.LocalDate;
import java.util.Optional;
import org.capacitycompact.party.Organisation;
import org.capacitycompact.party.Parties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Of money that is pledged and not there yet: whose it is, and the day named for it. */
@Component
class MoneyAwaited {

  private final JdbcClient database;
  private final Parties parties;

  MoneyAwaited(JdbcClient database, Parties parties) {
    this.database = database;
    this.parties = parties;
  }

  /** The name of the organisation with this code. */
  String whose(String organisation) {
    return parties.organisation(organisation).map(Organisation::name).orElse(organisation);
  }

  /** What the provider said last, else the last day that its pledges named. */
  Optional<LocalDate> day(String number, String organisation) {
    return database
        .sql(
            """
            select coalesce(
              (select available_from from pledge_availability a where a.number = :number
                and a.organisation = :organisation order by id desc limit 1),
              (select max(available_from) from pledge p where p.number = :number
                and p.organisation = :organisation)) as day
            """)
        .param("number", number)
        .param("organisation", organisation)
        .query((row, n) -> Optional.ofNullable(row.getObject("day", LocalDate.class)))
        .single();
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
