package org.capacitycompact.funding;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.funding.Ledger.Balance;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.web.InitiativePart;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.Means;
import org.capacitycompact.money.Money;
import org.capacitycompact.money.Percent;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The money of an initiative in one bar: pledged, committed, received and paid, from the ledger.
 */
@Component
class MoneyOnInitiative implements InitiativePart {

  private final Ledger ledger;
  private final Wording wording;

  MoneyOnInitiative(Ledger ledger, Wording wording) {
    this.ledger = ledger;
    this.wording = wording;
  }

  /**
   * A length of the bar, and its figure.
   *
   * @param width in per cent of what was pledged, as SVG has it
   * @param fill its pattern: f1 solid to f4 dashed
   */
  record Length(String name, String amount, String width, String fill) {}

  /**
   * The bar, the longest length first.
   *
   * @param sentence what the bar shows
   * @param inKind what is given beside the cash; null when nothing is
   */
  record Bar(List<Length> lengths, String sentence, @Nullable String inKind) {}

  @Override
  public Map<String, @Nullable Object> of(Initiative initiative, Actor reader, Locale language) {
    Map<String, @Nullable Object> shown = new HashMap<>();
    shown.put("moneyBar", bar(ledger.balances(initiative.number()), language));
    return shown;
  }

  /** Null before anything is pledged. */
  private @Nullable Bar bar(List<Balance> balances, Locale language) {
    Money pledged = sum(balances, Means.CASH, Balance::pledged);
    Money inKind = sum(balances, Means.IN_KIND, Balance::pledged);
    if (!pledged.isPositive() && !inKind.isPositive()) {
      return null;
    }
    Money committed = sum(balances, Means.CASH, Balance::committed);
    Money received = sum(balances, Means.CASH, Balance::received);
    Money paid = sum(balances, Means.CASH, Balance::disbursed);
    return new Bar(
        List.of(
            length("pledged", pledged, pledged, "f4", language),
            length("committed", committed, pledged, "f3", language),
            length("received", received, pledged, "f2", language),
            length("paid", paid, pledged, "f1", language)),
        wording.say(
            language,
            "overview.money.sentence",
            Figures.money(pledged, language),
            Figures.money(committed, language),
            Figures.money(received, language),
            Figures.money(paid, language)),
        inKind.isPositive() ? Figures.amount(inKind, language) : null);
  }

  private Length length(String name, Money amount, Money all, String fill, Locale language) {
    return new Length(
        wording.say(language, "overview.money." + name),
        Figures.amount(amount, language),
        (all.isPositive() ? Percent.of(amount, all).value().toPlainString() : "0") + "%",
        fill);
  }

  private static Money sum(List<Balance> balances, Means means, Function<Balance, Money> figure) {
    return AccountingCurrency.sum(
        balances.stream().filter(balance -> balance.means() == means).map(figure));
  }
}
