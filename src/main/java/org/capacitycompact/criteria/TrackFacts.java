package org.capacitycompact.criteria;

import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.money.Money;
import org.capacitycompact.plan.EstimatedTrack;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The facts of {@code track}, and the estimate of it before it is decided. */
@Component
public class TrackFacts implements EstimatedTrack {

  private static final String DECIDED = "DecisionTask_DecideTrack";

  private final Plans plans;
  private final Criteria criteria;
  private final Verdicts verdicts;

  TrackFacts(Plans plans, Criteria criteria, Verdicts verdicts) {
    this.plans = plans;
    this.criteria = criteria;
    this.verdicts = verdicts;
  }

  /** The facts of the recorded plan. */
  public Facts facts(InitiativeNumber number) {
    return facts(
        plans.budget(number).total(),
        plans.profile(number).durationMonths(),
        plans.riskLevel(number).orElse(null));
  }

  @Override
  public Optional<Estimate> of(InitiativeNumber number) {
    return verdicts.latest(number, "track").isPresent()
        ? Optional.empty()
        : estimate(number, plans.budget(number).total(), plans.profile(number).durationMonths());
  }

  /** The estimate for a budget and a duration that are still being written. */
  public Optional<Estimate> estimate(
      InitiativeNumber number, Money budget, @Nullable Integer months) {
    if (budget.isZero() || months == null) {
      return Optional.empty();
    }
    Optional<String> risk = plans.riskLevel(number);
    String track =
        criteria.ask("track", number, DECIDED, facts(budget, months, risk.orElse("low"))).outcome();
    return Optional.of(
        !track.equals("light")
            ? Estimate.FULL
            : risk.isPresent() ? Estimate.LIGHT : Estimate.LIGHT_IF_RISKS_ARE_LOW);
  }

  private static Facts facts(Money budget, @Nullable Integer months, @Nullable String risk) {
    return new Facts()
        .put("totalBudgetUsd", budget, Origin.counted(Records.BUDGET))
        .put("durationMonths", months, Origin.counted(Records.PROFILE))
        .put("riskLevel", risk, Origin.counted(Records.RISKS));
  }
}
