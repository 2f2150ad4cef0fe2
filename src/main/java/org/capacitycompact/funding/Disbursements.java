package org.capacitycompact.funding;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.capacitycompact.funding.Ledger.Balance;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.MilestonePosition;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.Means;
import org.capacitycompact.money.Money;
import org.capacitycompact.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Money paid out to an initiative, from all sources in proportion to what each has left; what was
 * not spent is returned to them. The ledger answers behind it: delivery books a milestone's
 * payment, the exit returns the rest.
 */
@Service
@Transactional
public class Disbursements {

  private final Ledger ledger;
  private final JdbcClient database;
  private final Clock clock;

  Disbursements(Ledger ledger, JdbcClient database, Clock clock) {
    this.ledger = ledger;
    this.database = database;
    this.clock = clock;
  }

  /**
   * Books the payment of a milestone from cash received; contributions in kind never become cash.
   *
   * @param key identifies this payment: repeated calls with the same key book it once
   * @return true when it was booked now, false when this key had been booked before
   * @throws IllegalStateException when less cash is left than the amount; nothing is booked then
   */
  public boolean book(
      InitiativeNumber number, MilestonePosition milestone, Money amount, String key) {
    if (amount.requireNotNegative().isZero()) {
      return false;
    }
    if (!first(number, milestone, amount, key)) {
      return false;
    }
    ledger.lock(number);
    PaymentShares.of(amount, left(number))
        .forEach(
            (source, share) ->
                ledger.book(
                    new LedgerEntry(
                        number,
                        source,
                        EntryKind.DISBURSED,
                        Means.CASH,
                        share,
                        "payment:" + key + ":" + source.stored(),
                        "milestone " + milestone)));
    return true;
  }

  /** What was paid out so far. */
  @Transactional(readOnly = true)
  public Money disbursed(InitiativeNumber number) {
    return AccountingCurrency.sum(ledger.balances(number).stream().map(Balance::disbursed));
  }

  /**
   * Returns the cash that was received and not paid out to its sources, to the cent.
   *
   * @return the sum returned by this call; zero when nothing was left
   */
  public Money returnUnspent(InitiativeNumber number) {
    ledger.lock(number);
    Money returned = AccountingCurrency.NOTHING;
    for (Balance balance : left(number)) {
      ledger.book(
          new LedgerEntry(
              number,
              balance.source(),
              EntryKind.RETURNED,
              Means.CASH,
              balance.left(),
              "returned:%s:%s:after %s"
                  .formatted(number, balance.source().stored(), balance.returned().plain()),
              "unspent, given back to its source"));
      returned = returned.plus(balance.left());
    }
    return returned;
  }

  private List<Balance> left(InitiativeNumber number) {
    return ledger.balances(number).stream()
        .filter(balance -> balance.means() == Means.CASH && balance.left().isPositive())
        .toList();
  }

  /** False when this key paid before; whoever comes at the same time waits for the first here. */
  private boolean first(
      InitiativeNumber number, MilestonePosition milestone, Money amount, String key) {
    int added =
        database
            .sql(
                """
                insert into payment (key, number, milestone, amount, at) values (?, ?, ?, ?, ?)
                on conflict (key) do nothing
                """)
            .params(key, number, milestone.value(), amount.amount(), SqlTime.now(clock))
            .update();
    if (added == 0) {
      requireSame(
          key, Map.of("number", number, "milestone", milestone.value(), "amount", amount.amount()));
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
