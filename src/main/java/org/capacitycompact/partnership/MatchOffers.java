package org.capacitycompact.partnership;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.criteria.PlanFacts;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.offer.Offers;
import org.capacitycompact.partnership.OfferMatching.Wish;
import org.capacitycompact.plan.Section;
import org.capacitycompact.platform.engine.ModelBean;

/** Proposes published offers, with the reasons for each score (S20). */
@ModelBean("matchOffers")
class MatchOffers implements JavaDelegate {

  private final Offers offers;
  private final Matches matches;
  private final Plans plans;
  private final Statements statements;
  private final PlanFacts counted;
  private final Initiatives initiatives;
  private final Chronicle chronicle;
  private final CountryDays days;

  MatchOffers(
      Offers offers,
      Matches matches,
      Plans plans,
      Statements statements,
      PlanFacts counted,
      Initiatives initiatives,
      Chronicle chronicle,
      CountryDays days) {
    this.offers = offers;
    this.matches = matches;
    this.plans = plans;
    this.statements = statements;
    this.counted = counted;
    this.initiatives = initiatives;
    this.chronicle = chronicle;
    this.days = days;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    Wish wish = wish(number);
    int found =
        matches.replace(
            number,
            offers
                .candidates(
                    Objects.requireNonNullElse(wish.sector(), ""),
                    wish.modalities(),
                    days.todayOf(number))
                .stream()
                .flatMap(
                    published ->
                        OfferMatching.of(published.offer(), wish).stream()
                            .map(match -> new Matches.Found(published.id(), match)))
                .toList());
    chronicle.record(number, "offersMatched", null, String.valueOf(found));
  }

  private Wish wish(InitiativeNumber number) {
    List<String> modalities =
        counted
            .of(number)
            .chosen(
                Section.MODALITIES,
                "modality",
                statements
                    .latest(number, Statements.DEMAND)
                    .orElse(Statement.EMPTY)
                    .list("modalitiesWanted"));
    return new Wish(plans.profile(number).sector(), modalities, initiatives.get(number).language());
  }
}
