package org.capacitycompact.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.FundingSource;
import org.capacitycompact.money.Means;
import org.capacitycompact.money.Money;
import org.capacitycompact.money.Percent;
import org.jspecify.annotations.Nullable;

/** What the lines of a budget come to, each way that somebody asks. In US dollars unless said. */
public record BudgetTotals(List<BudgetLine> lines) {

  public BudgetTotals {
    lines = List.copyOf(lines);
  }

  /** What one source gives by one means, and how much that is in the currencies it gives it in. */
  public record Share(
      FundingSource source, Means means, Money worth, List<Money> given, List<Counted> inKind) {}

  /** So many person-days, places and so on that are given in kind without a value. */
  public record Counted(String unit, BigDecimal quantity) {}

  /**
   * What is in one currency.
   *
   * @param rates the different rates of its lines, the oldest day first
   */
  public record InCurrency(Currency currency, Money given, Money worth, List<Rate> rates) {}

  /** Units of a currency for one US dollar on a day. */
  public record Rate(BigDecimal rate, LocalDate on) {}

  public Money all() {
    return worth(lines.stream());
  }

  /** By source and means, in the order of the lines. */
  public List<Share> bySource() {
    List<Share> shares = new ArrayList<>();
    lines.stream()
        .collect(
            Collectors.groupingBy(
                line -> List.of(line.source(), line.means()),
                java.util.LinkedHashMap::new,
                Collectors.toList()))
        .forEach((key, of) -> shares.add(share(of)));
    return shares;
  }

  private static Share share(List<BudgetLine> of) {
    BudgetLine first = of.get(0);
    return new Share(first.source(), first.means(), worth(of.stream()), given(of), counted(of));
  }

  private static List<Money> given(List<BudgetLine> of) {
    Map<String, Money> byCurrency = new TreeMap<>();
    of.stream()
        .flatMap(line -> Stream.ofNullable(line.value()))
        .forEach(money -> byCurrency.merge(money.currency().getCurrencyCode(), money, Money::plus));
    return List.copyOf(byCurrency.values());
  }

  private static List<Counted> counted(List<BudgetLine> of) {
    Map<String, BigDecimal> byUnit = new TreeMap<>();
    for (BudgetLine line : of) {
      String unit = line.unit();
      BigDecimal quantity = line.quantity();
      if (line.means() == Means.IN_KIND && unit != null && quantity != null) {
        byUnit.merge(unit, quantity, BigDecimal::add);
      }
    }
    return byUnit.entrySet().stream()
        .map(each -> new Counted(each.getKey(), each.getValue()))
        .toList();
  }

  /** By year, the first one first. */
  public Map<Integer, Money> byYear() {
    return by(BudgetLine::year);
  }

  public Map<String, Money> byCategory() {
    return by(BudgetLine::category);
  }

  public Map<Means, Money> byMeans() {
    return by(BudgetLine::means);
  }

  /** How it flows: TREASURY, HOST, DIRECT (S9). */
  public Map<String, Money> byFlow() {
    return by(BudgetLine::flow);
  }

  private <K extends Comparable<? super K>> Map<K, Money> by(Function<BudgetLine, K> key) {
    Map<K, Money> totals = new TreeMap<>();
    lines.forEach(
        line ->
            totals.merge(
                key.apply(line), Objects.requireNonNull(worth(Stream.of(line))), Money::plus));
    return totals;
  }

  public List<InCurrency> byCurrency() {
    return lines.stream()
        .filter(line -> line.value() != null)
        .collect(
            Collectors.groupingBy(
                line -> Objects.requireNonNull(line.currency()).getCurrencyCode(),
                TreeMap::new,
                Collectors.toList()))
        .values()
        .stream()
        .map(
            of ->
                new InCurrency(
                    Objects.requireNonNull(of.get(0).currency()),
                    given(of).get(0),
                    worth(of.stream()),
                    rates(of)))
        .toList();
  }

  private static List<Rate> rates(List<BudgetLine> of) {
    return of.stream()
        .flatMap(
            line -> {
              BigDecimal rate = line.rate();
              LocalDate on = line.rateOn();
              return rate == null || on == null
                  ? Stream.<Rate>empty()
                  : Stream.of(new Rate(rate.stripTrailingZeros(), on));
            })
        .distinct()
        .sorted(Comparator.comparing(Rate::on))
        .toList();
  }

  /** The day of the oldest rate but the dollar's; empty where all is in US dollars. */
  public Optional<LocalDate> oldestRate() {
    return byCurrency().stream()
        .filter(each -> !each.currency().equals(AccountingCurrency.CURRENCY))
        .flatMap(each -> each.rates().stream())
        .map(Rate::on)
        .min(Comparator.naturalOrder());
  }

  /** What the country gives by one means, or by either when that is null. */
  public Money local(@Nullable Means means) {
    return worth(
        lines.stream()
            .filter(line -> line.source().equals(FundingSource.COUNTRY))
            .filter(line -> means == null || line.means() == means));
  }

  /** The country's part of all, to one decimal; nothing of nothing. */
  public Percent localShare() {
    Money all = all();
    return all.isZero() ? Percent.ZERO : Percent.of(local(null), all, 1, RoundingMode.HALF_UP);
  }

  private static Money worth(Stream<BudgetLine> of) {
    return AccountingCurrency.sum(of.flatMap(line -> Stream.ofNullable(line.worth())));
  }
}
