package org.capacitycompact.funding;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every movement of an initiative's money. Entries are added, never changed; the database refuses
 * anything that would break disbursed ≤ received ≤ committed ≤ pledged for a source.
 */
@Embodies(
    value = {"S37", "S112"},
    as = Embodies.As.RECORD)
@Component
class Ledger {

  static final String LOCAL = "local";
  static final String COMPACT = "compact";
  static final String CASH = "cash";
  static final String IN_KIND = "inKind";

  private final JdbcClient database;
  private final Clock clock;

  Ledger(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The name of a provider as a source. */
  static String provider(String organisation) {
    return "provider:" + organisation;
  }

  /** The balance of one source, in US dollars; {@code means} is cash or inKind. */
  record Balance(
      String source,
      String means,
      BigDecimal pledged,
      BigDecimal committed,
      BigDecimal received,
      BigDecimal disbursed,
      BigDecimal returned) {

    /** Received, and neither paid out nor returned. */
    BigDecimal left() {
      return received.subtract(disbursed).subtract(returned);
    }
  }

  /** Locks this initiative's ledger for other writers until the transaction ends. */
  void lock(String number) {
    database.sql("select ledger_lock(?)").param(number).query((row, n) -> true).list();
  }

  /** Books an entry, unless the amount is zero. A key can be used once only. */
  void book(
      String number,
      String source,
      String kind,
      String means,
      BigDecimal amount,
      String key,
      String note) {
    if (amount.signum() == 0) {
      return;
    }
    database
        .sql(
            """
            insert into ledger_entry (number, source, kind, means, amount, at, key, note)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(number, source, kind, means, amount, SqlTime.now(clock), key, note)
        .update();
  }

  /** The balances of all sources, in a stable order. */
  List<Balance> balances(String number) {
    return database
        .sql(
            """
            select source, means,
              coalesce(sum(amount) filter (where kind = 'pledged'), 0) as pledged,
              coalesce(sum(amount) filter (where kind = 'committed'), 0) as committed,
              coalesce(sum(amount) filter (where kind = 'received'), 0) as received,
              coalesce(sum(amount) filter (where kind = 'disbursed'), 0) as disbursed,
              coalesce(sum(amount) filter (where kind = 'returned'), 0) as returned
            from ledger_entry where number = ? group by source, means order by source, means
            """)
        .param(number)
        .query(Balance.class)
        .list();
  }

  /** The sum a source has pledged so far. */
  BigDecimal pledged(String number, String source, String means) {
    return balances(number).stream()
        .filter(balance -> balance.source().equals(source) && balance.means().equals(means))
        .map(Balance::pledged)
        .findFirst()
        .orElse(BigDecimal.ZERO);
  }

  /** Sets a source's pledge to an amount, by booking the difference. */
  void pledge(String number, String source, String means, BigDecimal figure, String note) {
    lock(number);
    BigDecimal difference = figure.subtract(pledged(number, source, means));
    book(number, source, "pledged", means, difference, key(number, source, means), note);
  }

  /** A key for the next entry of a source; only while the ledger is locked. */
  private String key(String number, String source, String means) {
    long next =
        database
            .sql("select count(*) + 1 from ledger_entry where number = ?")
            .param(number)
            .query(Long.class)
            .single();
    return "%s:%s:%s:%d".formatted(number, source, means, next);
  }
}
