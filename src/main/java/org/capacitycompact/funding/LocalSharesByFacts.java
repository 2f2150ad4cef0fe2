package org.capacitycompact.funding;

import java.math.BigDecimal;
import java.util.List;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.money.Percent;
import org.capacitycompact.policy.web.LocalShares;
import org.capacitycompact.rulebook.DecisionResult;
import org.springframework.stereotype.Component;

/** Asks the table of the local share what follows from the facts of a country. */
@Component
class LocalSharesByFacts implements LocalShares {

  private static final String DECISION = "local-share";

  private final Criteria criteria;

  LocalSharesByFacts(Criteria criteria) {
    this.criteria = criteria;
  }

  @Override
  public Share of(String incomeGroup, String fragile) {
    Origin anyCountry = new Origin.Country("", null, null);
    DecisionResult said =
        criteria.evaluateCurrent(
            DECISION,
            new Facts()
                .put("incomeGroup", incomeGroup.isEmpty() ? null : incomeGroup, anyCountry)
                .put(
                    "fragileContext",
                    fragile.isEmpty() ? null : Boolean.valueOf(fragile),
                    anyCountry));
    List<Percent> percents =
        List.of("minimumLocalPercent", "inKindCapPercent").stream()
            .map(output -> new BigDecimal(String.valueOf(said.outputs().get(output))))
            .map(Percent::new)
            .toList();
    return new Share(percents.get(0), percents.get(1));
  }
}
