package org.capacitycompact.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.capacitycompact.funding.Ledger.Balance;
import org.capacitycompact.initiative.Disbursements;
import org.capacitycompact.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pays from all sources in proportion to what each has left, and returns the rest to them. */
@Service
@Transactional
class PaidOut implements Disbursements {

  private final Ledger ledger;
  private final JdbcClient database;
  private final Clock clock;

  PaidOut(Ledger ledger, JdbcClient database, Clock clock) {
    this.ledger = ledger;
    this.database = database;
    this.clock = clock;
  }

  @Override
  public boolean book(String number, int milestone, BigDecimal amountUsd, String key) {
    BigDecimal amount = amountUsd.setScale(2, RoundingMode.UNNECESSARY);
    if (amount.signum() == 0) {
      return false;
    }
    if (!first(number, milestone, amount, key)) {
      return false;
    }
    ledger.lock(number);
    Shares.of(amount, left(number))
        .forEach(
            (source, share) ->
                ledger.book(
                    number,
                    source,
                    "disbursed",
                    Ledger.CASH,
                    share,
                    "payment:" + key + ":" + source,
                    "milestone " + milestone));
    return true;
  }

  @Override
  @Transactional(readOnly = true)
  public BigDecimal disbursed(String number) {
    return ledger.balances(number).stream()
        .map(Balance::disbursed)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Override
  public BigDecimal returnUnspent(String number) {
    ledger.lock(number);
    BigDecimal returned = BigDecimal.ZERO;
    for (Balance balance : left(number)) {
      ledger.book(
          number,
          balance.source(),
          "returned",
          Ledger.CASH,
          balance.left(),
          "returned:%s:%s:after %s".formatted(number, balance.source(), balance.returned()),
          "unspent, given back to its source");
      returned = returned.add(balance.left());
    }
    return returned;
  }

  private List<Balance> left(String number) {
    return ledger.balances(number).stream()
        .filter(balance -> balance.means().equals(Ledger.CASH) && balance.left().signum() > 0)
        .toList();
  }

  /** False when this key was paid before; a concurrent payment with the same key waits here. */
  private boolean first(String number, int milestone, BigDecimal amount, String key) {
    int added =
        database
            .sql(
                """
                insert into payment (key, number, milestone, amount, at) values (?, ?, ?, ?, ?)
                on conflict (key) do nothing
                """)
            .params(key, number, milestone, amount, SqlTime.now(clock))
            .update();
    if (added == 0) {
      requireSame(key, Map.of("number", number, "milestone", milestone, "amount", amount));
    }
    return added == 1;
  }

  private void requireSame(String key, Map<String, Object> payment) {
    boolean same =
        database
            .sql(
                """
                select exists (select 1 from payment where key = :key and number = :number
                  and milestone = :milestone and amount = :amount)
                """)
            .param("key", key)
            .params(payment)
            .query(Boolean.class)
            .single();
    if (!same) {
      throw new IllegalStateException("the key " + key + " paid something else before");
    }
  }
}
