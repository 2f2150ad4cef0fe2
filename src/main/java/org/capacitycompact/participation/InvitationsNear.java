package org.capacitycompact.participation;

import java.time.Clock;
import org.capacitycompact.worklist.DatesToTell;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells an invited country that has not answered before the day on which its invitation ends. */
@Component
class InvitationsNear extends DatesToTell {

  private static final String TELL =
      """
      select count(tell_once('participation.told.near', 'participation:' || id,
        (answer_by + 1)::timestamp at time zone 'UTC', null,
        array[id::text, number, title, answer_by::text],
        array['group:focalPoint' || country, 'group:nationalAuthority' || country], :now))
      from participation
      where state = 'INVITED' and answer_by between country_day(country, :now)
        and country_day(country, :now) + policy_on('notice.nearDays', :now)::integer
      """;

  InvitationsNear(JdbcClient database, Clock clock) {
    super("invitations to take part that end", TELL, database, clock);
  }
}
