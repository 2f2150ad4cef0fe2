package org.capacitycompact.portal.countries;

import java.math.BigDecimal;
import java.util.List;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.criteria.Said;
import org.springframework.stereotype.Component;

/** Asks the table of the local share what follows from the facts of a country. */
@Component
class LocalShares {

  static final String DECISION = "local-share";

  private final Criteria criteria;

  LocalShares(Criteria criteria) {
    this.criteria = criteria;
  }

  /**
   * What a country brings.
   *
   * @param minimum in percent of the total budget
   * @param inKindCap how much of that minimum may be in kind, in percent
   */
  record Share(BigDecimal minimum, BigDecimal inKindCap) {}

  /** By the version that holds now; an empty word is a fact that is not known. */
  Share of(String incomeGroup, String fragile) {
    Origin anyCountry = new Origin.Country("", null, null);
    Said said =
        criteria.sayNow(
            DECISION,
            new Facts()
                .put("incomeGroup", incomeGroup.isEmpty() ? null : incomeGroup, anyCountry)
                .put(
                    "fragileContext",
                    fragile.isEmpty() ? null : Boolean.valueOf(fragile),
                    anyCountry));
    List<BigDecimal> percents =
        List.of("minimumLocalPercent", "inKindCapPercent").stream()
            .map(output -> new BigDecimal(String.valueOf(said.outputs().get(output))))
            .map(BigDecimal::stripTrailingZeros)
            .toList();
    return new Share(percents.get(0), percents.get(1));
  }
}
