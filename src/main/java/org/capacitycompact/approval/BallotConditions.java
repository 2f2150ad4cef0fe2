package org.capacitycompact.approval;

import java.util.List;
import org.capacitycompact.initiative.SteeringBallots;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the conditions of a closed round to whoever put the question, without names. */
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
}
