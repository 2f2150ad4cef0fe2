package org.capacitycompact.partnership;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.matching.Factor;
import org.capacitycompact.matching.OfferRanking;
import org.capacitycompact.matching.RankedOffer;
import org.capacitycompact.platform.engine.ModelBean;

/**
 * Keeps which published offers are proposed when a demand goes out to providers: the best of those
 * that share its sector or a way of working, as the table ranks them (S20).
 */
@ModelBean("matchOffers")
class MatchOffers implements JavaDelegate {

  private static final int PROPOSED = 50;

  private final OfferRanking ranking;
  private final Matches matches;
  private final Chronicle chronicle;

  MatchOffers(OfferRanking ranking, Matches matches, Chronicle chronicle) {
    this.ranking = ranking;
    this.matches = matches;
    this.chronicle = chronicle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    List<RankedOffer> proposed =
        ranking.best(number, PROPOSED).stream().filter(MatchOffers::isRelated).toList();
    matches.replace(number, proposed);
    chronicle.record(number, "offersMatched", null, String.valueOf(proposed.size()));
  }

  private static boolean isRelated(RankedOffer offer) {
    return offer.fits().stream()
        .filter(each -> each.factor() == Factor.SECTOR || each.factor() == Factor.MODALITY)
        .anyMatch(each -> each.word().equals("fits") || each.word().equals("inPart"));
  }
}
