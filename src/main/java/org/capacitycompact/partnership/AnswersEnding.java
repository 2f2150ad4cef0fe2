package org.capacitycompact.partnership;

import java.time.Clock;
import org.capacitycompact.worklist.DatesToTell;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells a provider, and the country, before what it offered to one that has not chosen yet ends.
 */
@Component
class AnswersEnding extends DatesToTell {

  private static final String TELL =
      """
      select count(tell_once('answer.ending', 'answer:' || number || ':' || organisation,
        (available_until + 1)::timestamp at time zone 'UTC', number,
        array[o.name, available_until::text],
        array['group:provider' || organisation, 'group:focalPoint' || left(number, 2)], :now))
      from provider_answer a join organisation o on o.code = a.organisation
        join initiative i using (number),
        (select (:now at time zone 'UTC')::date as today) t
      where a.can_answer and i.status = 'RUNNING' and not exists (select from partner_choice c
          where c.number = a.number and c.decision = 'chosen')
        and available_until between today and today + policy_on('notice.endDays', :now)::integer
      """;

  AnswersEnding(JdbcClient database, Clock clock) {
    super("answers that end", TELL, database, clock);
  }
}
