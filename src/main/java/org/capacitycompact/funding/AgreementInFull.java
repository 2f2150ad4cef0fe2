package org.capacitycompact.funding;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.FundingSource;
import org.capacitycompact.money.Money;
import org.capacitycompact.party.Parties;
import org.capacitycompact.plan.PlanInBrief;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.capacitycompact.steering.BallotConditions;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Collected;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Exhibit.Table;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/**
 * The funding agreement as a document: the parties, who gives how much, the milestones that are
 * paid, when it is enough, on which conditions, and when the country says no. Who signed before
 * does not stand in it: each party answers for itself.
 */
@Component
class AgreementInFull {

  private final Ledger ledger;
  private final Plans plans;
  private final PlanInBrief plan;
  private final BallotConditions conditions;
  private final Parties parties;
  private final Wording wording;

  AgreementInFull(
      Ledger ledger,
      Plans plans,
      PlanInBrief plan,
      BallotConditions conditions,
      Parties parties,
      Wording wording) {
    this.ledger = ledger;
    this.plans = plans;
    this.plan = plan;
    this.conditions = conditions;
    this.parties = parties;
    this.wording = wording;
  }

  List<Exhibit> of(InitiativeNumber number, String country, Locale language) {
    Map<Section, List<Row>> rows =
        plan.rows(number, Section.WORK, Section.INDICATORS, Section.REFUSALS);
    return List.of(
        parties(number, country, language),
        amounts(number, language),
        plan.milestones(rows.getOrDefault(Section.WORK, List.of()), language),
        plan.enough(rows.getOrDefault(Section.INDICATORS, List.of()), language),
        conditions(number, language),
        plan.refusals(rows.getOrDefault(Section.REFUSALS, List.of()), language));
  }

  private Exhibit parties(InitiativeNumber number, String country, Locale language) {
    Map<String, String> names = parties.organisationNames();
    Collected facts = new Collected();
    facts.add(
        wording.say(language, "funding.party.country"),
        Cell.of(wording.country(country, language)));
    for (Partner partner : plans.partners(number)) {
      Cell name = Cell.of(names.getOrDefault(partner.organisation(), partner.organisation()));
      facts.add(
          wording.say(language, "agreement.providers"),
          partner.lead() ? name.with(new Tag(wording.say(language, "agreement.signs"), "")) : name);
    }
    facts.add(
        wording.say(language, "funding.party.compact"),
        Cell.of(wording.say(language, "agreement.secretariat")));
    return facts.under(wording.say(language, "agreement.parties"));
  }

  private Exhibit amounts(InitiativeNumber number, Locale language) {
    Function<FundingSource, String> names = plan.sources(language);
    List<Ledger.Balance> pledged =
        ledger.balances(number).stream().filter(balance -> balance.pledged().isPositive()).toList();
    Money all = AccountingCurrency.sum(pledged.stream().map(Ledger.Balance::pledged));
    return new Table(
        wording.say(language, "agreement.amounts"),
        columns(language, "source", "means", "usd"),
        Stream.concat(
                pledged.stream()
                    .map(
                        balance ->
                            Line.of(
                                Cell.of(names.apply(balance.source())),
                                Cell.of(
                                    wording.say(
                                        language, "funding.fact." + balance.means().stored())),
                                Cell.number(Figures.amount(balance.pledged(), language)))),
                pledged.isEmpty()
                    ? Stream.empty()
                    : Stream.of(
                        Line.of(
                            Cell.of(wording.say(language, "agreement.total")),
                            Cell.of(""),
                            Cell.number(Figures.amount(all, language)))))
            .toList(),
        wording.say(language, "agreement.amounts.note"),
        false);
  }

  /** Only those on which the approval depends. */
  private Exhibit conditions(InitiativeNumber number, Locale language) {
    return new Table(
        wording.say(language, "agreement.conditions"),
        columns(language, "condition", "due"),
        conditions.named(number).stream()
            .filter(BallotConditions.Named::binding)
            .map(
                each ->
                    Line.of(
                        Cell.said(each.condition(), null),
                        Cell.of(wording.day(each.due(), language))))
            .toList());
  }

  private List<String> columns(Locale language, String... keys) {
    return Stream.of(keys).map(key -> wording.say(language, "agreement.column." + key)).toList();
  }
}
