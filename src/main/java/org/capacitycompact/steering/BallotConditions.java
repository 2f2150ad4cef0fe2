package org.capacitycompact.steering;

import java.time.LocalDate;
import java.util.List;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.database.RowScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The conditions from ballots of the steering group (S108); never who voted how. */
@Component
public class BallotConditions {

  private final JdbcClient database;

  BallotConditions(JdbcClient database) {
    this.database = database;
  }

  /** A condition with the day by which it must be met. */
  public record Condition(String condition, LocalDate due) {}

  /**
   * A condition named by an approving member in a counted round, without the member.
   *
   * @param about the subject of the vote: {@code approval}, {@code waiver}, …
   * @param outcome the result of the round; the condition is binding only if it is {@code
   *     approvedWithConditions}
   */
  public record Named(String about, int roundNo, String outcome, String condition, LocalDate due) {

    /** Whether the decision depends on this condition. */
    public boolean binding() {
      return outcome.equals("approvedWithConditions");
    }
  }

  /** The conditions set in the last closed round on a question, by date. */
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

  /**
   * The conditions of all counted rounds of an initiative, without duplicates, ordered by date and
   * text so that the order reveals nobody. Open rounds and rounds without a quorum are left out.
   */
  public List<Named> named(InitiativeNumber number) {
    // Nobody may see each ballot, so this reads by rule, outside a reader's rows.
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
