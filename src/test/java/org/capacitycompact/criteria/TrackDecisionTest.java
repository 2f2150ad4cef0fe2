package org.capacitycompact.criteria;

/** Does a small exchange take the light track? (S89) */
class TrackDecisionTest extends DecisionContract {

  TrackDecisionTest() {
    super(
        "track",
        2,
        "totalBudgetUsd=20000; durationMonths=6; riskLevel=low",
        """
            a small, short exchange at low risk is light |  | track=light
            50 000 USD and 12 months are still light | totalBudgetUsd=50000; durationMonths=12 | track=light
            an exchange that costs nothing is light | totalBudgetUsd=0; durationMonths=0 | track=light
            a cent more is full | totalBudgetUsd=50000.01 | track=full
            a day more is full | durationMonths=12.03 | track=full
            medium risk is full | riskLevel=medium | track=full
            high risk is full | riskLevel=high | track=full
            a missing budget is full | totalBudgetUsd=absent | track=full
            a missing duration is full | durationMonths=null | track=full
            a missing risk is full | riskLevel=absent | track=full
            a risk that nobody recognises is full | riskLevel=none | track=full
            """);
  }
}
