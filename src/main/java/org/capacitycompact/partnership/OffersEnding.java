package org.capacitycompact.partnership;

import java.time.Clock;
import org.capacitycompact.worklist.DatesToTell;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells a provider before an offer of its ends: a published one, and one that it made to a country
 * that has not chosen yet, which is told as well.
 */
@Component
class OffersEnding extends DatesToTell {

  private static final String TELL =
      """
      with ending as (
        select 'offer.ending' as kind, 'offer:' || id as what, null as number,
          available_until, organisation, title as named
        from offer
        union all
        select 'answer.ending', 'answer:' || number || ':' || organisation, number,
          available_until, organisation, o.name
        from provider_answer a join organisation o on o.code = a.organisation
          join initiative i using (number)
        where a.can_answer and i.status = 'RUNNING' and not exists (select from partner_choice c
          where c.number = a.number and c.decision = 'chosen'))
      select count(tell_once(kind, what, (available_until + 1)::timestamp at time zone 'UTC',
        number, array[named, available_until::text],
        array['group:provider' || organisation]
          || case when number is null then '{}'
            else array['group:focalPoint' || left(number, 2)] end, :now))
      from ending, (select (:now at time zone 'UTC')::date as today) t
      where available_until between today and today + policy_on('notice.endDays', :now)::integer
      """;

  OffersEnding(JdbcClient database, Clock clock) {
    super("offers that end", TELL, database, clock);
  }
}
