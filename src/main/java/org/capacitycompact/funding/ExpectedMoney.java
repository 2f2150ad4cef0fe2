package org.capacitycompact.funding;

import java.time.Clock;
import org.capacitycompact.worklist.DatesToTell;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells a provider and the country's authority before the day on which pledged money is to be
 * there. From that day on whatever waits for it is told as a payment that is held back.
 */
@Component
class ExpectedMoney extends DatesToTell {

  private static final String TELL =
      """
      with pledged as (
        select p.number, p.organisation, coalesce(
          (select a.available_from from pledge_availability a
           where a.number = p.number and a.organisation = p.organisation
           order by a.id desc limit 1),
          max(p.available_from)) as day
        from pledge p join initiative i using (number)
        where p.cash > 0 and i.status = 'RUNNING' and exists (select from funding_agreement f
          where f.number = p.number and f.outcome = 'signed')
        group by p.number, p.organisation)
      select count(tell_once('money.expected', number || ':' || organisation,
        country_day_ends(left(number, 2), day), number, array[o.name, day::text],
        array['group:provider' || organisation, 'group:nationalAuthority' || left(number, 2)],
        :now))
      from pledged p join organisation o on o.code = p.organisation
      where day between country_day(left(number, 2), :now)
        and country_day(left(number, 2), :now) + policy_on('notice.moneyDays', :now)::integer
      """;

  ExpectedMoney(JdbcClient database, Clock clock) {
    super("money that is expected", TELL, database, clock);
  }
}
