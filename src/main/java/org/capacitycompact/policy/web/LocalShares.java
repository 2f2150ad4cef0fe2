package org.capacitycompact.policy.web;

import java.math.BigDecimal;
import java.util.List;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.money.Percent;
import org.capacitycompact.rulebook.DecisionResult;
import org.springframework.stereotype.Component;

/** What a country brings itself, by the facts that hold of it; the rules of funding say so. */
public interface LocalShares {

  /**
   * The shares that apply to a country.
   *
   * @param minimum of the total budget
   * @param inKindCap how much of that minimum may be in kind
   */
  record Share(Percent minimum, Percent inKindCap) {}

  /** By the version that holds now; an empty word is a fact that is not known. */
  Share of(String incomeGroup, String fragile) {
    Origin anyCountry = new Origin.Country("", null, null);
    DecisionResult said =
        criteria.sayNow(
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
