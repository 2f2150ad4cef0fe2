package org.capacitycompact.funding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.FundingSource;
import org.capacitycompact.money.Means;
import org.capacitycompact.money.Money;
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

  private final JdbcClient database;
  private final Clock clock;

  Ledger(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The balance of one source. */
  record Balance(
      FundingSource source,
      Means means,
      Money pledged,
      Money committed,
      Money received,
      Money disbursed,
      Money returned) {

    /** Received and neither paid out nor given back. */
    Money left() {
      return received.minus(disbursed).minus(returned);
    }
  }

  /** Locks this initiative's ledger for other writers until the transaction ends. */
  void lock(InitiativeNumber number) {
    database.sql("select ledger_lock(?)").param(number).query((row, n) -> true).list();
  }

  /** Adds an entry; a zero amount adds nothing. The same key is refused a second time. */
  void book(LedgerEntry entry) {
    if (entry.amount().isZero()) {
      return;
    }
    database
        .sql(
            """
            insert into ledger_entry (number, source, kind, means, amount, at, key, note)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            entry.number(),
            entry.source().stored(),
            entry.kind().stored(),
            entry.means().stored(),
            entry.amount().amount(),
            SqlTime.now(clock),
            entry.key(),
            entry.note())
        .update();
  }

  /** The balances of all sources, in a stable order. */
  List<Balance> balances(InitiativeNumber number) {
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
        .query((row, n) -> balance(row))
        .list();
  }

  private static Balance balance(ResultSet row) throws SQLException {
    return new Balance(
        FundingSource.parse(row.getString("source")),
        Means.parse(row.getString("means")),
        AccountingCurrency.of(row.getBigDecimal("pledged")),
        AccountingCurrency.of(row.getBigDecimal("committed")),
        AccountingCurrency.of(row.getBigDecimal("received")),
        AccountingCurrency.of(row.getBigDecimal("disbursed")),
        AccountingCurrency.of(row.getBigDecimal("returned")));
  }

  /** What a source has pledged so far. */
  Money pledged(InitiativeNumber number, FundingSource source, Means means) {
    return balances(number).stream()
        .filter(balance -> balance.source().equals(source) && balance.means() == means)
        .map(Balance::pledged)
        .findFirst()
        .orElse(AccountingCurrency.NOTHING);
  }

  /** Brings what a source has pledged to a figure, by an entry of the difference. */
  void pledge(
      InitiativeNumber number, FundingSource source, Means means, Money figure, String note) {
    lock(number);
    Money difference = figure.minus(pledged(number, source, means));
    book(
        new LedgerEntry(
            number,
            source,
            EntryKind.PLEDGED,
            means,
            difference,
            key(number, source, means),
            note));
  }

  /** A key for the next entry of a source; only while its ledger is locked. */
  private String key(InitiativeNumber number, FundingSource source, Means means) {
    long next =
        database
            .sql("select count(*) + 1 from ledger_entry where number = ?")
            .param(number)
            .query(Long.class)
            .single();
    return "%s:%s:%s:%d".formatted(number, source.stored(), means.stored(), next);
  }
}
