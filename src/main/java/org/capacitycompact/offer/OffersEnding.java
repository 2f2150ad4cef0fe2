package org.capacitycompact.offer;

import java.time.Clock;
import org.capacitycompact.worklist.DatesToTell;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells a provider before an offer of its on the menu ends, and once more when it is over. */
@Component
class OffersEnding extends DatesToTell {

  private static final String TELL =
      """
      select count(tell_once(case when available_until < today then 'offer.over' else 'offer.ending' end,
        'offer:' || id, (available_until + 1)::timestamp at time zone 'UTC', null,
        array[title, available_until::text], array['group:provider' || organisation], :now))
      from offer, (select (:now at time zone 'UTC')::date as today) t
      where status = 'published' and available_until
        between today - 30 and today + policy_on('notice.endDays', :now)::integer
      """;

  OffersEnding(JdbcClient database, Clock clock) {
    super("offers on the menu that end", TELL, database, clock);
  }
}
