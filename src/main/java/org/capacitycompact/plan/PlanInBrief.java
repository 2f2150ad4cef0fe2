package org.capacitycompact.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Budget;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.FundingSource;
import org.capacitycompact.money.Money;
import org.capacitycompact.money.Percent;
import org.capacitycompact.party.Parties;
import org.capacitycompact.policy.ExchangeRate;
import org.capacitycompact.policy.ExchangeRates;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Exhibit.Table;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The few tables of a plan before somebody who decides on the whole: when it is enough, the
 * greatest risks, the milestones, when the country says no, and the budget with the rates it is
 * counted at.
 */
@Component
public class PlanInBrief {

  private final PlanRecord plan;
  private final Plans plans;
  private final BudgetLines lines;
  private final RowWords words;
  private final ExchangeRates rates;
  private final Parties parties;
  private final Wording wording;

  PlanInBrief(
      PlanRecord plan,
      Plans plans,
      BudgetLines lines,
      RowWords words,
      ExchangeRates rates,
      Parties parties,
      Wording wording) {
    this.plan = plan;
    this.plans = plans;
    this.lines = lines;
    this.words = words;
    this.rates = rates;
    this.parties = parties;
    this.wording = wording;
  }

  /** The indicators that say when it is enough (S4, S137): from where, to where, by when. */
  public Exhibit enough(List<Row> indicators, Locale language) {
    return new Table(
        say(language, "enough"),
        columns(language, "indicator", "baseline", "enough", "by"),
        indicators.stream()
            .filter(row -> row.decimal("enough").isPresent())
            .map(
                row ->
                    Line.of(
                        named(row),
                        figure(row, "baseline", language),
                        figure(row, "enough", language),
                        field(row, "enoughOn", language)))
            .toList());
  }

  /** The risks with the greatest product of likelihood and impact (S80). */
  public Exhibit risks(List<Row> risks, int most, Locale language) {
    return new Table(
        say(language, "risks"),
        columns(language, "risk", "likelihood", "impact", "mitigation"),
        risks.stream()
            .sorted(Comparator.comparing(PlanInBrief::weight).reversed())
            .limit(most)
            .map(
                row ->
                    Line.of(
                        named(row),
                        field(row, "likelihood", language),
                        field(row, "impact", language),
                        said(row, "mitigation")))
            .toList());
  }

  private static int weight(Row risk) {
    return Stream.of("likelihood", "impact")
        .map(key -> risk.text(key).map(BigDecimal::new).map(BigDecimal::intValue).orElse(1))
        .reduce(1, (one, other) -> one * other);
  }

  /** What is done by when, and what is paid for it. */
  public Exhibit milestones(List<Row> work, Locale language) {
    return new Table(
        say(language, "milestones"),
        columns(language, "milestone", "institution", "due", "amount"),
        work.stream()
            .filter(row -> row.text("kind").filter("MILESTONE"::equals).isPresent())
            .map(
                row ->
                    Line.of(
                        named(row),
                        said(row, "institution"),
                        field(row, "due", language),
                        row.decimal("amount")
                            .map(AccountingCurrency::of)
                            .map(amount -> Cell.number(Figures.amount(amount, language)))
                            .orElse(Cell.NONE)))
            .toList());
  }

  /** When the country says no (S5). */
  public Exhibit refusals(List<Row> conditions, Locale language) {
    Exhibit.Collected facts = new Exhibit.Collected();
    conditions.forEach(row -> facts.add(say(language, "refusal"), named(row)));
    return facts.under(say(language, "refusals"));
  }

  /** Who gives how much of the budget, in which currency, with the total. */
  public Exhibit budget(InitiativeNumber number, Locale language) {
    return budget(number, new BudgetTotals(lines.of(number)), language);
  }

  /** The same of lines that were read before; a plan without lines has only sums. */
  public Exhibit budget(InitiativeNumber number, BudgetTotals totals, Locale language) {
    if (totals.lines().isEmpty()) {
      return sums(plans.budget(number), language);
    }
    Function<FundingSource, String> names = sources(language);
    Money all = totals.all();
    List<Line> shown = new ArrayList<>();
    for (BudgetTotals.Share share : totals.bySource()) {
      shown.add(
          Line.of(
              Cell.of(names.apply(share.source())),
              Cell.of(say(language, "means." + share.means().stored())),
              Cell.of(given(share, language)),
              Cell.number(Figures.amount(share.worth(), language)),
              percent(share.worth(), all, language)));
    }
    shown.add(
        Line.of(
            Cell.of(say(language, "total")),
            Cell.of(""),
            Cell.of(""),
            Cell.number(Figures.amount(all, language)),
            percent(all, all, language)));
    return new Table(
        say(language, "budget"),
        columns(language, "source", "means", "given", "usd", "part"),
        shown);
  }

  private Exhibit sums(Budget budget, Locale language) {
    return new Table(
        say(language, "budget"),
        columns(language, "source", "usd", "part"),
        budget.bySource().entrySet().stream()
            .map(
                each ->
                    Line.of(
                        Cell.of(wording.say(language, "initiative.budget." + each.getKey())),
                        Cell.number(Figures.amount(each.getValue(), language)),
                        percent(each.getValue(), budget.total(), language)))
            .toList());
  }

  private static Cell percent(Money part, Money all, Locale language) {
    return all.isZero()
        ? Cell.NONE
        : Cell.number(
            Figures.percent(Percent.of(part, all, 1, RoundingMode.HALF_UP), language) + "\u00a0%");
  }

  private static String given(BudgetTotals.Share share, Locale language) {
    return share.given().stream()
        .map(money -> Figures.money(money, language))
        .collect(Collectors.joining(" · "));
  }

  /** The rates at which lines in other currencies are counted, each beside the newest one. */
  public Exhibit rates(BudgetTotals totals, Locale language) {
    List<BudgetTotals.InCurrency> others =
        totals.byCurrency().stream()
            .filter(each -> !each.currency().equals(AccountingCurrency.CURRENCY))
            .toList();
    Map<String, ExchangeRate> newest =
        others.isEmpty()
            ? Map.of()
            : rates.newest().stream()
                .collect(Collectors.toMap(rate -> rate.currency().getCurrencyCode(), rate -> rate));
    return new Table(
        say(language, "rates"),
        columns(language, "currency", "given", "usd", "rate", "newest"),
        others.stream()
            .map(
                each ->
                    Line.of(
                        Cell.of(each.currency().getDisplayName(language) + ", " + each.currency()),
                        Cell.number(Figures.amount(each.given(), language)),
                        Cell.number(Figures.amount(each.worth(), language)),
                        Cell.of(
                            each.rates().stream()
                                .map(rate -> rate(rate.rate(), rate.on(), language))
                                .collect(Collectors.joining("\n"))),
                        newest(newest.get(each.currency().getCurrencyCode()), language)))
            .toList(),
        say(language, "rates.note"),
        false);
  }

  private Cell newest(@Nullable ExchangeRate rate, Locale language) {
    return rate == null
        ? Cell.NONE
        : Cell.of(
                wording.say(
                    language,
                    "plan.brief.rateOf",
                    Figures.number(rate.rate(), language),
                    Figures.day(rate.on(), language),
                    rate.source()))
            .leadingTo("/exchange-rates");
  }

  private String rate(BigDecimal rate, LocalDate on, Locale language) {
    return wording.say(
        language, "plan.brief.rateOn", Figures.number(rate, language), Figures.day(on, language));
  }

  /** What a reader calls each source of money. */
  public Function<FundingSource, String> sources(Locale language) {
    Map<String, String> organisations = parties.organisationNames();
    return source -> {
      if (source instanceof FundingSource.ProviderFunds provider) {
        return organisations.getOrDefault(provider.organisation(), provider.organisation());
      }
      return source instanceof FundingSource.OtherFunds other
          ? other.name()
          : wording.say(language, "plan.source." + source.stored());
    };
  }

  /** The rows that these tables are made of; one statement. */
  public Map<Section, List<Row>> rows(InitiativeNumber number, Section... sections) {
    return plan.rows(number, List.of(sections));
  }

  private static Cell named(Row row) {
    return Cell.said(row.name(), row.language());
  }

  private static Cell said(Row row, String key) {
    return row.text(key).map(text -> Cell.said(text, row.language())).orElse(Cell.NONE);
  }

  private Cell field(Row row, String key, Locale language) {
    String text = words.value(row.section(), key, row.values(), Map.of(), language);
    return text.isEmpty() ? Cell.NONE : Cell.of(text);
  }

  private static Cell figure(Row row, String key, Locale language) {
    return row.decimal(key)
        .map(value -> Figures.number(value, language))
        .map(value -> Cell.number(row.text("unit").map(unit -> value + " " + unit).orElse(value)))
        .orElse(Cell.NONE);
  }

  private List<String> columns(Locale language, String... keys) {
    return Stream.of(keys).map(key -> say(language, "column." + key)).toList();
  }

  private String say(Locale language, String key) {
    return wording.say(language, "plan.brief." + key);
  }
}
