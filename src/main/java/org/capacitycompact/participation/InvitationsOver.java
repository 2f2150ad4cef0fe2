package org.capacitycompact.participation;

import java.time.Clock;
import java.time.Duration;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.platform.engine.StandingWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ends invitations that nobody answered by their day, or to what is over, so that nothing waits for
 * ever.
 */
@Component
class InvitationsOver implements StandingWork {

  private static final Logger LOG = LoggerFactory.getLogger(InvitationsOver.class);

  private final JdbcClient database;
  private final Participations participations;
  private final Clock clock;

  InvitationsOver(JdbcClient database, Participations participations, Clock clock) {
    this.database = database;
    this.participations = participations;
    this.clock = clock;
  }

  private record Over(long id, InitiativeNumber number) {}

  @Override
  public String name() {
    return "participation-invitations";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(15);
  }

  @Override
  public void run() {
    database
        .sql(
            """
            select p.id, p.number from participation p join initiative i using (number)
            where p.state = 'INVITED'
              and (p.answer_by < country_day(p.country, :now) or i.ended_at is not null)
            order by p.id
            """)
        .param("now", SqlTime.now(clock))
        .query(Over.class)
        .list()
        .forEach(
            one -> {
              try {
                participations.lapse(one.number(), one.id());
              } catch (RuntimeException failure) {
                LOG.warn("An invitation to {} ends later", one.number(), failure);
              }
            });
  }
}
