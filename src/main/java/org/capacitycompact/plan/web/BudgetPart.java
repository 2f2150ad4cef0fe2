package org.capacitycompact.plan.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Choice;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.money.FundingSource;
import org.capacitycompact.money.Means;
import org.capacitycompact.money.Money;
import org.capacitycompact.money.Percent;
import org.capacitycompact.plan.BudgetLines;
import org.capacitycompact.plan.BudgetTotals;
import org.capacitycompact.plan.PlanAccess;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.PlanRights;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.RowChoices;
import org.capacitycompact.plan.RowWords;
import org.capacitycompact.plan.Section;
import org.capacitycompact.policy.CountryFactBook;
import org.capacitycompact.policy.CountryFacts;
import org.capacitycompact.policy.ExchangeRates;
import org.capacitycompact.policy.web.LocalShares;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the lines of the budget come to, above them: by source, year, category, currency, means and
 * way of flowing, and the local share beside the least that the table of the local share asks.
 */
@Component
class BudgetPart implements SectionPart {

  private final BudgetLines lines;
  private final PlanRecord plan;
  private final PlanRights rights;
  private final RowChoices choices;
  private final RowWords words;
  private final CountryFactBook facts;
  private final LocalShares shares;
  private final ExchangeRates rates;
  private final Wording wording;

  BudgetPart(
      BudgetLines lines,
      PlanRecord plan,
      PlanRights rights,
      RowChoices choices,
      RowWords words,
      CountryFactBook facts,
      LocalShares shares,
      ExchangeRates rates,
      Wording wording) {
    this.lines = lines;
    this.plan = plan;
    this.rights = rights;
    this.choices = choices;
    this.words = words;
    this.facts = facts;
    this.shares = shares;
    this.rates = rates;
    this.wording = wording;
  }

  /**
   * A part of the whole with its bar.
   *
   * @param given in which currencies or units it is given; may be empty
   * @param length of the bar, in percent of the longest
   */
  record Bar(String name, String given, String worth, String length, boolean inKind) {}

  /** A total by some heading; nothing where all is in one. */
  record Table(String heading, List<Bar> bars) {}

  /** A rate that lines were priced at, and its age in days. */
  record RateView(String currency, String given, String worth, String rate, String on, long age) {}

  /**
   * The local share as a bar from nothing to the whole, in percent as SVG takes it.
   *
   * @param inKind where the part in kind begins is the length of the cash before it
   */
  record LocalView(
      String share,
      String worth,
      String minimum,
      String least,
      String inKindCap,
      boolean enough,
      String cashLength,
      String inKindLength,
      String minimumAt,
      String cash,
      String inKind) {}

  /** The part. */
  record View(
      Initiative initiative,
      String all,
      List<Table> tables,
      List<RateView> rates,
      LocalView local,
      boolean prices) {}

  @Override
  public String template() {
    return "plan/budget-totals";
  }

  @Override
  public Optional<Object> of(
      Initiative initiative,
      Section section,
      Map<Section, List<Row>> rows,
      Actor reader,
      Locale language) {
    if (section != Section.BUDGET || rows.getOrDefault(section, List.of()).isEmpty()) {
      return Optional.empty();
    }
    BudgetTotals totals = new BudgetTotals(lines.of(initiative.number()));
    List<Choice> sources =
        choices.of(initiative, rows, reader, language).getOrDefault("sourceOptions", List.of());
    List<Table> tables = new ArrayList<>();
    tables.add(table("source", sources(totals, sources, language), language));
    tables.add(table("year", bars(totals.byYear(), String::valueOf, language), language));
    tables.add(
        table(
            "category",
            bars(totals.byCategory(), each -> option("category", each, language), language),
            language));
    tables.add(
        table(
            "means",
            bars(totals.byMeans(), each -> option("means", each.stored(), language), language),
            language));
    tables.add(
        table(
            "flow",
            bars(totals.byFlow(), each -> option("flow", each, language), language),
            language));
    PlanAccess access = rights.of(initiative, reader);
    return Optional.of(
        new View(
            initiative,
            Figures.money(totals.all(), language),
            tables,
            rates(totals, language),
            local(initiative, totals, language),
            access.edits() && access.phase().isWritten()));
  }

  private Table table(String by, List<Bar> bars, Locale language) {
    return new Table(wording.say(language, "plan.totals." + by), bars);
  }

  private List<Bar> sources(BudgetTotals totals, List<Choice> sources, Locale language) {
    Money longest =
        totals.bySource().stream()
            .map(BudgetTotals.Share::worth)
            .max(Money::compareTo)
            .orElse(totals.all());
    return totals.bySource().stream()
        .map(
            share ->
                new Bar(
                    name(share.source(), sources)
                        + ", "
                        + option("means", share.means().stored(), language),
                    note(share, language),
                    Figures.amount(share.worth(), language),
                    length(share.worth(), longest),
                    share.means() == Means.IN_KIND))
        .toList();
  }

  private static String name(FundingSource source, List<Choice> sources) {
    return sources.stream()
        .filter(choice -> choice.value().equals(source.stored()))
        .map(Choice::label)
        .findFirst()
        .orElse(source.stored());
  }

  private String note(BudgetTotals.Share share, Locale language) {
    List<String> said = new ArrayList<>();
    share.given().forEach(money -> said.add(Figures.money(money, language)));
    share
        .inKind()
        .forEach(
            counted ->
                said.add(
                    Figures.number(counted.quantity(), language)
                        + " "
                        + option("unit", counted.unit(), language)));
    return said.stream().collect(Collectors.joining(" · "));
  }

  private static <K> List<Bar> bars(
      Map<K, Money> totals, Function<K, String> name, Locale language) {
    Money longest = totals.values().stream().max(Money::compareTo).orElseThrow();
    return totals.entrySet().stream()
        .map(
            each ->
                new Bar(
                    name.apply(each.getKey()),
                    "",
                    Figures.amount(each.getValue(), language),
                    length(each.getValue(), longest),
                    each.getKey() == Means.IN_KIND))
        .toList();
  }

  private static String length(Money part, Money longest) {
    return longest.isZero() ? "0" : Percent.of(part, longest, 2, RoundingMode.HALF_UP).plain();
  }

  private String option(String field, String value, Locale language) {
    return words.said(
        Section.BUDGET,
        plan.form(Section.BUDGET).field(field).orElseThrow(),
        value,
        Map.of(),
        language);
  }

  private List<RateView> rates(BudgetTotals totals, Locale language) {
    List<RateView> views = new ArrayList<>();
    LocalDate today = rates.today();
    for (BudgetTotals.InCurrency each : totals.byCurrency()) {
      for (BudgetTotals.Rate rate : each.rates()) {
        views.add(
            new RateView(
                each.currency().getDisplayName(language) + ", " + each.currency(),
                Figures.amount(each.given(), language),
                Figures.amount(each.worth(), language),
                Figures.number(rate.rate(), language),
                Figures.day(rate.on(), language),
                Math.max(0, ChronoUnit.DAYS.between(rate.on(), today))));
      }
    }
    return views;
  }

  private LocalView local(Initiative initiative, BudgetTotals totals, Locale language) {
    CountryFacts known = facts.facts(initiative.country(), rates.today()).orElse(null);
    LocalShares.Share asked =
        shares.of(
            known == null ? "" : word(known.incomeGroup()),
            known == null || known.fragile() == null ? "" : String.valueOf(known.fragile()));
    Money all = totals.all();
    Money local = totals.local(null);
    Money least = asked.minimum().of(all, RoundingMode.UP);
    return new LocalView(
        Figures.percent(totals.localShare(), language),
        Figures.money(local, language),
        Figures.percent(asked.minimum(), language),
        Figures.money(least, language),
        Figures.percent(asked.inKindCap(), language),
        !local.isLessThan(least),
        length(totals.local(Means.CASH), all),
        length(totals.local(Means.IN_KIND), all),
        asked.minimum().value().min(BigDecimal.valueOf(100)).toPlainString(),
        Figures.money(totals.local(Means.CASH), language),
        Figures.money(totals.local(Means.IN_KIND), language));
  }

  private static String word(@Nullable String known) {
    return known == null ? "" : known;
  }
}
