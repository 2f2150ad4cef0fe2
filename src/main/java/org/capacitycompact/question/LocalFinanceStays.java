package org.capacitycompact.question;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.platform.engine.ProcessMessages;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Waivers of S10 come from release 0.1.0, which let them lift what the clause protects. They lift
 * nothing any more: at the start, those that are asked are withdrawn, and each that was granted is
 * told to its initiative, once.
 */
@Component
@Order(40)
class LocalFinanceStays implements ApplicationRunner {

  private final JdbcClient database;
  private final ProcessMessages messages;
  private final Chronicle chronicle;
  private final TransactionOperations transactions;
  private final Clock clock;

  LocalFinanceStays(
      JdbcClient database,
      ProcessMessages messages,
      Chronicle chronicle,
      TransactionOperations transactions,
      Clock clock) {
    this.database = database;
    this.messages = messages;
    this.chronicle = chronicle;
    this.transactions = transactions;
    this.clock = clock;
  }

  private record Asked(long id, String number) {}

  @Override
  public void run(ApplicationArguments arguments) {
    endNow();
  }

  void endNow() {
    open().forEach(asked -> transactions.executeWithoutResult(status -> withdraw(asked)));
    transactions.executeWithoutResult(
        status ->
            told()
                .forEach(
                    waiver ->
                        chronicle.record(waiver.number(), "waiver.withoutEffect", null, "S10")));
  }

  private void withdraw(Asked asked) {
    messages.sendAll("InitiativeEnds", asked.number(), "steeringQuestion", asked.id());
    chronicle.record(asked.number(), "waiver.notPossible", null, "S10");
  }

  private List<Asked> open() {
    return database
        .sql(
            """
            select id, number from steering_question
            where kind = 'waiver' and clause = 'S10' and outcome is null order by id
            """)
        .query(Asked.class)
        .list();
  }

  /** Granted and in force, in initiatives that go on; each is answered once. */
  private List<Asked> told() {
    return database
        .sql(
            """
            insert into waiver_without_effect (question, number, told_at)
            select q.id, q.number, :now from steering_question q join initiative i using (number)
            where q.kind = 'waiver' and q.clause = 'S10' and q.outcome = 'granted'
              and q.waived_until >= :today and i.ended_at is null
            on conflict do nothing returning question as id, number
            """)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("today", LocalDate.now(clock))
        .query(Asked.class)
        .list();
  }
}
