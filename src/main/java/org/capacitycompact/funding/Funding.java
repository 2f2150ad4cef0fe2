package org.capacitycompact.funding;

import java.util.Optional;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.money.Money;
import org.capacitycompact.money.Percent;
import org.capacitycompact.policy.CountryFactBook;
import org.capacitycompact.policy.CountryFacts;
import org.capacitycompact.steering.question.LowerShares;
import org.springframework.stereotype.Component;

/** The state of an initiative's funding: its local minimum, and what is missing. */
@Component
class Funding {

  private static final String DECISION = "local-share";

  private final Plans plans;
  private final Ledger ledger;
  private final Criteria criteria;
  private final Initiatives initiatives;
  private final CountryFactBook countryFacts;
  private final LowerShares lowerShares;
  private final CountryDays days;

  Funding(
      Plans plans,
      Ledger ledger,
      Criteria criteria,
      Initiatives initiatives,
      CountryFactBook countryFacts,
      LowerShares lowerShares,
      CountryDays days) {
    this.plans = plans;
    this.ledger = ledger;
    this.criteria = criteria;
    this.initiatives = initiatives;
    this.countryFacts = countryFacts;
    this.lowerShares = lowerShares;
    this.days = days;
  }

  Funds funds(InitiativeNumber number) {
    return Funds.of(plans.budget(number), plans.milestones(number), ledger.balances(number));
  }

  /** Evaluates the local share now, without recording a verdict. */
  LocalShare askLocalShare(InitiativeNumber number) {
    return share(number, ask(number));
  }

  /**
   * The same with the figures it comes from.
   *
   * @param minimum percent of the budget that the table asks of the country
   * @param inKindCap percent of that which may be in kind
   * @param context what is known of the country
   * @param granted the smaller share that the steering group granted
   */
  record Asked(
      LocalShare share,
      Money budget,
      Percent minimum,
      Percent inKindCap,
      Optional<CountryFacts> context,
      Optional<Percent> granted) {}

  Asked explainLocalShare(InitiativeNumber number) {
    Verdict verdict = ask(number);
    return new Asked(
        share(number, verdict),
        plans.budget(number).total(),
        verdict.percent("minimumLocalPercent"),
        verdict.percent("inKindCapPercent"),
        context(initiatives.get(number).country()),
        lowerShares.granted(number));
  }

  private Verdict ask(InitiativeNumber number) {
    return criteria.ask(DECISION, number, FundingProcess.DECIDE_LOCAL_SHARE, facts(number));
  }

  /** Decides the local share and records the verdict. */
  LocalShare decideLocalShare(InitiativeNumber number, String step) {
    return share(number, criteria.decide(DECISION, number, step, facts(number)));
  }

  /** The table's result, adjusted by what the steering group granted this initiative. */
  private LocalShare share(InitiativeNumber number, Verdict verdict) {
    Money budget = plans.budget(number).total();
    LocalShare share =
        LocalShare.of(
            budget, verdict.percent("minimumLocalPercent"), verdict.percent("inKindCapPercent"));
    return lowerShares.granted(number).map(percent -> share.granted(budget, percent)).orElse(share);
  }

  /** The country's dated facts; the table says what applies to a country without any (S15, S62). */
  private Facts facts(InitiativeNumber number) {
    String country = initiatives.get(number).country();
    Optional<CountryFacts> context = context(country);
    Origin origin = Origin.country(country, context);
    return new Facts()
        .put("incomeGroup", context.map(CountryFacts::incomeGroup).orElse(null), origin)
        .put("fragileContext", context.map(CountryFacts::fragile).orElse(null), origin);
  }

  private Optional<CountryFacts> context(String country) {
    return countryFacts.facts(country, days.today(country));
  }
}
