package org.capacitycompact.plan;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.FundingSource;
import org.capacitycompact.money.Means;
import org.capacitycompact.money.Money;
import org.capacitycompact.policy.ExchangeRate;
import org.capacitycompact.policy.ExchangeRates;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/** The lines of budgets with the rates that the database keeps with them. */
@Service
public class BudgetLines {

  private final JdbcClient database;
  private final InitiativeLock turns;
  private final Initiatives initiatives;
  private final PlanRights rights;
  private final ExchangeRates rates;
  private final Chronicle chronicle;
  private final PlanRows rows;

  BudgetLines(
      JdbcClient database,
      InitiativeLock turns,
      Initiatives initiatives,
      PlanRights rights,
      ExchangeRates rates,
      Chronicle chronicle,
      PlanRows rows) {
    this.database = database;
    this.turns = turns;
    this.initiatives = initiatives;
    this.rights = rights;
    this.rates = rates;
    this.chronicle = chronicle;
    this.rows = rows;
  }

  /** The lines in their order; one statement. */
  public List<BudgetLine> of(InitiativeNumber number) {
    return database
        .sql(
            """
            select position, title, category, year, source, means, currency, amount, rate, rate_on, usd,
              unit, quantity, flow
            from plan_budget_line where number = ? order by ordinal, position
            """)
        .param(number)
        .query(BudgetLines::line)
        .list();
  }

  /**
   * A line that the newest rate of its currency would make worth something else.
   *
   * @param rate the newest
   */
  public record Repriced(BudgetLine line, ExchangeRate rate, Money worth) {}

  /** What the newest rates would change. */
  public List<Repriced> repriced(InitiativeNumber number) {
    Map<Currency, ExchangeRate> newest =
        rates.newest().stream().collect(Collectors.toMap(ExchangeRate::currency, rate -> rate));
    return of(number).stream()
        .filter(line -> line.value() != null && newest.containsKey(line.currency()))
        .map(line -> repriced(line, Objects.requireNonNull(newest.get(line.currency()))))
        .filter(
            each ->
                !each.rate().on().equals(each.line().rateOn())
                    || each.rate().rate().compareTo(each.line().rate()) != 0)
        .toList();
  }

  private static Repriced repriced(BudgetLine line, ExchangeRate rate) {
    return new Repriced(
        line,
        rate,
        Money.rounded(
            Objects.requireNonNull(line.value())
                .amount()
                .divide(rate.rate(), 6, java.math.RoundingMode.HALF_UP),
            AccountingCurrency.CURRENCY,
            java.math.RoundingMode.HALF_UP));
  }

  /**
   * Prices all lines by the newest rates, while the country writes its plan.
   *
   * @return how many lines were priced anew
   * @throws AccessDeniedException when the plan is not theirs to write now
   */
  public int useNewestRates(InitiativeNumber number, Actor by) {
    return turns.shared(
        number,
        () -> {
          rows.join(number);
          Initiative initiative = initiatives.get(number);
          PlanAccess access = rights.of(initiative, by);
          if (!access.edits() || !access.phase().isWritten()) {
            throw new AccessDeniedException("the rates of this plan are not theirs to choose now");
          }
          rows.take(number, Section.BUDGET);
          List<Repriced> changed = repriced(number);
          if (!changed.isEmpty()) {
            // The trigger gives the newest rate to each line whose rate somebody writes.
            database
                .sql(
                    """
                    update plan_budget_line set rate_on = rate_on - 1, changed_by = :by
                    where number = :number and position in (:positions)
                    """)
                .param("by", by.userId())
                .param("number", number)
                .param("positions", changed.stream().map(each -> each.line().position()).toList())
                .update();
            chronicle.record(number, "plan.rates", by, String.valueOf(changed.size()));
          }
          return changed.size();
        });
  }

  private static BudgetLine line(ResultSet row, int n) throws SQLException {
    String code = row.getString("currency");
    BigDecimal amount = row.getBigDecimal("amount");
    BigDecimal usd = row.getBigDecimal("usd");
    return new BudgetLine(
        row.getInt("position"),
        row.getString("title"),
        row.getString("category"),
        row.getInt("year"),
        FundingSource.parse(row.getString("source")),
        Means.parse(row.getString("means")),
        money(code, amount),
        row.getBigDecimal("rate"),
        row.getObject("rate_on", LocalDate.class),
        money(AccountingCurrency.CURRENCY.getCurrencyCode(), usd),
        row.getString("unit"),
        row.getBigDecimal("quantity"),
        row.getString("flow"));
  }

  private static @Nullable Money money(@Nullable String currency, @Nullable BigDecimal amount) {
    return currency == null || amount == null
        ? null
        : new Money(amount, Currency.getInstance(currency));
  }
}
