package org.capacitycompact.steering;

import java.util.List;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.SteeringBallots;
import org.capacitycompact.platform.database.RowScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives the conditions of a closed round to whoever put the question, without names. */
@Component
class BallotConditions implements SteeringBallots {

  private final JdbcClient database;

  BallotConditions(JdbcClient database) {
    this.database = database;
  }

  @Override
  public List<Condition> conditions(long question) {
    return database
        .sql(
            """
            select condition, condition_due as due from ballot
            where condition is not null and round = (select max(id) from ballot_round
              where subject = ? and closed_at is not null)
            order by condition_due, condition
            """)
        .param(question)
        .query(Condition.class)
        .list();
  }

  /** Nobody may see each ballot, so this reads by rule, outside a reader's rows. */
  @Override
  public List<Named> named(InitiativeNumber number) {
    return RowScope.within(RowScope.everything(), () -> read(number));
  }

  private List<Named> read(InitiativeNumber number) {
    return database
        .sql(
            "select distinct "
                + Rounds.ABOUT
                + """
                 as about, r.round_no, r.outcome, b.condition, b.condition_due as due
                from ballot b join ballot_round r on r.id = b.round
                where r.number = ? and r.closed_at is not null and b.condition is not null
                  and b.choice = 'approveWithConditions'
                  and r.outcome in ('approved', 'approvedWithConditions', 'returned', 'declined')
                order by due, condition
                """)
        .param(number)
        .query(Named.class)
        .list();
  }
}
