package org.capacitycompact.exit;

import java.time.Clock;
import java.util.Optional;
import org.capacitycompact.funding.Disbursements;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.Money;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Closes an initiative's books: once, with a lesson, and with nothing left in them. */
@Embodies(value = "S145", as = Embodies.As.RULE)
@Component
class BookClosing {

  private final Lessons lessons;
  private final Disbursements disbursements;
  private final JdbcClient database;
  private final Clock clock;

  BookClosing(Lessons lessons, Disbursements disbursements, JdbcClient database, Clock clock) {
    this.lessons = lessons;
    this.disbursements = disbursements;
    this.database = database;
    this.clock = clock;
  }

  /** Closed books; the amount went back to its sources. */
  record Closed(String outcome, Money returned) {}

  /**
   * Closes the books.
   *
   * @param outcome exited or closed
   * @throws IllegalStateException without a lesson; the process asks for one before
   */
  Closed close(InitiativeNumber number, String outcome) {
    long lesson =
        lessons
            .latest(number)
            .orElseThrow(
                () -> new IllegalStateException(number + " closes only with a lesson (S145)"));
    Money returned = disbursements.returnUnspent(number);
    database
        .sql(
            """
            insert into closed_books (number, lesson, outcome, returned, closed_at)
            values (?, ?, ?, ?, ?)
            """)
        .params(number, lesson, outcome, returned.amount(), SqlTime.now(clock))
        .update();
    return new Closed(outcome, returned);
  }

  Optional<Closed> closed(InitiativeNumber number) {
    return database
        .sql("select outcome, returned from closed_books where number = ?")
        .param(number)
        .query(
            (row, n) ->
                new Closed(
                    row.getString("outcome"), AccountingCurrency.of(row.getBigDecimal("returned"))))
        .optional();
  }
}
