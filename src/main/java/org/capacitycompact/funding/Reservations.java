package org.capacitycompact.funding;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Budget;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.Money;
import org.capacitycompact.money.Percent;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.policy.PolicyValues;
import org.capacitycompact.steering.Approval;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The Compact's money, reserved against the ceiling of the year of approval. The year's row is
 * locked from the first read to the end of the transaction, so that no dollar is reserved twice.
 */
@Component
class Reservations {

  private final JdbcClient database;
  private final Approval approvals;
  private final Plans plans;
  private final PolicyValues policies;
  private final Clock clock;

  Reservations(
      JdbcClient database, Approval approvals, Plans plans, PolicyValues policies, Clock clock) {
    this.database = database;
    this.approvals = approvals;
    this.plans = plans;
    this.policies = policies;
    this.clock = clock;
  }

  record Reservation(int year, Money asked, Money amount) {}

  /**
   * Reserves what the budget requests from the Compact, within its limits and what the year has
   * left; called again, it reserves as much as is possible by then.
   *
   * @return what is reserved now
   * @throws IllegalStateException when the initiative was not approved
   */
  Money reserve(InitiativeNumber number) {
    Budget budget = plans.budget(number);
    if (budget.compact().isZero()) {
      release(number, AccountingCurrency.NOTHING);
      return AccountingCurrency.NOTHING;
    }
    LocalDate approved = dayOfApproval(number);
    Money ceiling = AccountingCurrency.of(policies.value("compact.yearlyCeiling", approved));
    CompactPart part =
        CompactPart.of(
            budget.compact(),
            ceiling,
            new Percent(policies.value("compact.initiativeShare", approved)),
            budget.total(),
            new Percent(policies.value("compact.budgetShare", approved)));
    hold(approved.getYear(), ceiling);
    Money amount = part.within(left(approved.getYear(), number));
    database
        .sql(
            """
            insert into reservation (number, year, asked, initiative_part, budget_part, amount,
              reserved_at) values (:number, :year, :asked, :initiativePart, :budgetPart, :amount, :now)
            on conflict (number) do update set year = excluded.year, asked = excluded.asked,
              initiative_part = excluded.initiative_part, budget_part = excluded.budget_part,
              amount = excluded.amount, reserved_at = excluded.reserved_at, released_at = null
            """)
        .param("number", number)
        .param("year", approved.getYear())
        .param("asked", part.asked().amount())
        .param("initiativePart", part.initiativePart().amount())
        .param("budgetPart", part.budgetPart().amount())
        .param("amount", amount.amount())
        .param("now", SqlTime.now(clock))
        .update();
    return amount;
  }

  /** Frees what is reserved beyond what was used, for other initiatives of the year. */
  void release(InitiativeNumber number, Money used) {
    database
        .sql(
            """
            update reservation set amount = ?, released_at = ? where number = ? and amount > ?
            """)
        .params(used.amount(), SqlTime.now(clock), number, used.amount())
        .update();
  }

  Optional<Reservation> find(InitiativeNumber number) {
    return database
        .sql("select year, asked, amount from reservation where number = ?")
        .param(number)
        .query(
            (row, n) ->
                new Reservation(
                    row.getInt("year"),
                    AccountingCurrency.of(row.getBigDecimal("asked")),
                    AccountingCurrency.of(row.getBigDecimal("amount"))))
        .optional();
  }

  /**
   * Locks the year's row, creating it if necessary. If the policy lowers the ceiling later, it
   * stays at the amount already reserved.
   */
  private void hold(int year, Money ceiling) {
    database
        .sql(
            """
            insert into compact_ceiling as c (year, ceiling) values (?, ?)
            on conflict (year) do update set ceiling = greatest(excluded.ceiling, c.reserved)
            """)
        .params(year, ceiling.amount())
        .update();
  }

  private Money left(int year, InitiativeNumber number) {
    return database
        .sql(
            """
            select c.ceiling - c.reserved + coalesce((select amount from reservation r
              where r.number = ? and r.year = c.year), 0)
            from compact_ceiling c where c.year = ?
            """)
        .params(number, year)
        .query((row, n) -> AccountingCurrency.of(row.getBigDecimal(1)))
        .single();
  }

  private LocalDate dayOfApproval(InitiativeNumber number) {
    Instant at =
        approvals
            .approvedAt(number)
            .orElseThrow(() -> new IllegalStateException(number + " has not been approved"));
    return CountryDays.compactDay(at);
  }
}
