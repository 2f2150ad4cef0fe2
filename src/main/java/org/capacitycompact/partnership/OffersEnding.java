package org.capacitycompact.partnership;

import java.time.Clock;
import java.util.List;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.worklist.LongWait;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells a provider before an offer of its ends: a published one, and one that it made to a country
 * that has not chosen yet, which is told as well.
 */
@Component
class OffersEnding implements LongWait {

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

  private final JdbcClient database;
  private final Clock clock;

  OffersEnding(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public List<Due> due() {
    return List.of(new Due("What is told of offers that end", this::tell));
  }

  private void tell() {
    database.sql(TELL).param("now", SqlTime.now(clock)).query(Integer.class).single();
  }
}
