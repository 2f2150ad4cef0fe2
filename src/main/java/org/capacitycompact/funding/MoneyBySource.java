package org.capacitycompact.funding;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.capacitycompact.funding.Ledger.Balance;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Budget;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.FundingSource;
import org.capacitycompact.money.Means;
import org.capacitycompact.money.Money;
import org.capacitycompact.plan.BudgetLines;
import org.capacitycompact.plan.BudgetTotals;
import org.capacitycompact.plan.PlanInBrief;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Exhibit.Table;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where the money of each source stands: budgeted in the plan, and pledged, committed, received,
 * paid and given back in the ledger; in kind apart, which never becomes cash. In US dollars.
 */
@Component
class MoneyBySource {

  private static final Balance NOTHING =
      new Balance(
          FundingSource.COUNTRY,
          Means.CASH,
          AccountingCurrency.NOTHING,
          AccountingCurrency.NOTHING,
          AccountingCurrency.NOTHING,
          AccountingCurrency.NOTHING,
          AccountingCurrency.NOTHING);

  private final Ledger ledger;
  private final BudgetLines lines;
  private final Plans plans;
  private final PlanInBrief plan;
  private final Wording wording;

  MoneyBySource(Ledger ledger, BudgetLines lines, Plans plans, PlanInBrief plan, Wording wording) {
    this.ledger = ledger;
    this.lines = lines;
    this.plans = plans;
    this.plan = plan;
    this.wording = wording;
  }

  Exhibit cash(InitiativeNumber number, Locale language) {
    return table(
        number,
        Means.CASH,
        List.of("pledged", "committed", "received", "disbursed", "returned", "left"),
        language);
  }

  Exhibit inKind(InitiativeNumber number, Locale language) {
    return table(number, Means.IN_KIND, List.of("pledged", "committed"), language);
  }

  private Exhibit table(
      InitiativeNumber number, Means means, List<String> figures, Locale language) {
    Budget budget = plans.budget(number);
    Map<FundingSource, Money> budgeted = budgeted(number, means, budget);
    Map<FundingSource, Balance> balances =
        ledger.balances(number).stream()
            .filter(balance -> balance.means() == means)
            .collect(toMap(Balance::source, balance -> balance));
    Set<FundingSource> sources = new LinkedHashSet<>(balances.keySet());
    sources.addAll(budgeted.keySet());
    Function<FundingSource, String> names = plan.sources(language);
    List<Line> shown = new ArrayList<>();
    sources.stream()
        .filter(
            source ->
                balances.containsKey(source)
                    || budgeted.getOrDefault(source, AccountingCurrency.NOTHING).isPositive())
        .sorted(Comparator.comparing(MoneyBySource::place))
        .forEach(
            source ->
                shown.add(
                    line(
                        names.apply(source),
                        budgeted.get(source),
                        figures.stream()
                            .map(figure -> figure(figure, balances.getOrDefault(source, NOTHING)))
                            .toList(),
                        language)));
    if (shown.size() > 1) {
      shown.add(
          line(
              wording.say(language, "money.total"),
              means == Means.CASH
                  ? budget.cash()
                  : budget.localInKind().plus(budget.providerInKind()),
              figures.stream()
                  .map(
                      figure ->
                          AccountingCurrency.sum(
                              balances.values().stream().map(each -> figure(figure, each))))
                  .toList(),
              language));
    }
    return new Table(
        wording.say(language, "money.bySource." + means.stored()),
        Stream.concat(Stream.of("source", "budgeted"), figures.stream())
            .map(column -> wording.say(language, "money.column." + column))
            .toList(),
        shown,
        wording.say(language, "money.bySource.note." + means.stored()),
        false);
  }

  /** A plan without lines says of its providers only what they give together. */
  private Map<FundingSource, Money> budgeted(InitiativeNumber number, Means means, Budget budget) {
    BudgetTotals totals = new BudgetTotals(lines.of(number));
    if (totals.lines().isEmpty()) {
      return means == Means.CASH
          ? Map.of(
              FundingSource.COUNTRY, budget.localCash(), FundingSource.COMPACT, budget.compact())
          : Map.of(FundingSource.COUNTRY, budget.localInKind());
    }
    return totals.bySource().stream()
        .filter(share -> share.means() == means)
        .collect(toMap(BudgetTotals.Share::source, BudgetTotals.Share::worth));
  }

  /** The country first, the Compact last. */
  private static String place(FundingSource source) {
    return source.equals(FundingSource.COUNTRY)
        ? "0"
        : source.equals(FundingSource.COMPACT) ? "2" : "1" + source.stored();
  }

  private static Money figure(String figure, Balance balance) {
    return switch (figure) {
      case "pledged" -> balance.pledged();
      case "committed" -> balance.committed();
      case "received" -> balance.received();
      case "disbursed" -> balance.disbursed();
      case "returned" -> balance.returned();
      default -> balance.left();
    };
  }

  private static Line line(
      String name, @Nullable Money budgeted, List<Money> figures, Locale language) {
    return new Line(
        Stream.concat(
                Stream.of(Cell.of(name), budgeted == null ? Cell.NONE : number(budgeted, language)),
                figures.stream().map(amount -> number(amount, language)))
            .toList());
  }

  private static Cell number(Money amount, Locale language) {
    return Cell.number(Figures.amount(amount, language));
  }
}
