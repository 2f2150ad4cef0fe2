package org.capacitycompact.plan;

import java.time.Clock;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.platform.engine.StandingWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ends what nobody decided: proposals with the phase in which they were made, requests for changes
 * with their last day or with the plan, so that nothing waits for ever.
 */
@Component
class WishesThatLapse implements StandingWork {

  private static final Logger LOG = LoggerFactory.getLogger(WishesThatLapse.class);

  private static final String PROPOSALS =
      """
      select p.id, p.number from plan_proposal p
      where p.state = 'OPEN' and p.phase <> plan_phase(p.number) order by p.id
      """;

  /**
   * What the steering group is asked about waits for its answer, which comes; what both sides
   * agreed on without it was to be made at once, and was not.
   */
  private static final String REQUESTS =
      """
      select r.id, r.number from plan_change_request r join initiative i using (number)
      where r.state = 'OPEN'
        and (r.lapses_on < country_day(i.country, :now) or plan_phase(r.number) <> 'AGREED')
        or r.state = 'AGREED' and r.size = 'BOTH_SIDES'
      order by r.id
      """;

  private final JdbcClient database;
  private final Proposals proposals;
  private final ChangeRequests requests;
  private final Clock clock;

  WishesThatLapse(JdbcClient database, Proposals proposals, ChangeRequests requests, Clock clock) {
    this.database = database;
    this.proposals = proposals;
    this.requests = requests;
    this.clock = clock;
  }

  private record Lapsing(long id, InitiativeNumber number) {}

  @Override
  public String name() {
    return "plan-wishes";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(15);
  }

  @Override
  public void run() {
    each(PROPOSALS, proposals::lapse);
    each(REQUESTS, requests::lapse);
  }

  private void each(String query, BiConsumer<InitiativeNumber, Long> lapse) {
    database
        .sql(query)
        .param("now", SqlTime.now(clock))
        .query(Lapsing.class)
        .list()
        .forEach(
            one -> {
              try {
                lapse.accept(one.number(), one.id());
              } catch (RuntimeException failure) {
                LOG.warn("What was wanted in the plan of {} lapses later", one.number(), failure);
              }
            });
  }
}
