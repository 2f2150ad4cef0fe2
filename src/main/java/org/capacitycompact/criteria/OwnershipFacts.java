package org.capacitycompact.criteria;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.plan.Budget;
import org.capacitycompact.initiative.plan.PlanCounts;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.party.CountryFacts;
import org.capacitycompact.party.Parties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gathers what {@code ownership} asks, at the demand as at the end of the design. What nobody has
 * said is null: unknown, never a no.
 */
@Component
public class OwnershipFacts {

  private static final String LOCAL_SHARE_DECIDED = "DecisionTask_DecideLocalShare";

  private final Plans plans;
  private final Initiatives initiatives;
  private final Parties parties;
  private final Criteria criteria;
  private final Clock clock;

  OwnershipFacts(
      Plans plans, Initiatives initiatives, Parties parties, Criteria criteria, Clock clock) {
    this.plans = plans;
    this.initiatives = initiatives;
    this.parties = parties;
    this.criteria = criteria;
    this.clock = clock;
  }

  /**
   * The facts by input name.
   *
   * @param demand what the demand said: whose idea it is
   * @param plan what is known of the plan: the demand again, or the design
   * @param endorsed whether the national authority stands behind it
   */
  public Map<String, @Nullable Object> of(
      String number, Statement demand, Statement plan, boolean endorsed) {
    return of(number, demand, plan, PlanCounts.of(plans, number), endorsed);
  }

  /**
   * The facts of a plan that is still being written.
   *
   * @param endorsed null while the national authority has not been asked
   */
  public Map<String, @Nullable Object> of(
      String number,
      Statement demand,
      Statement plan,
      PlanCounts counts,
      @Nullable Boolean endorsed) {
    Optional<CountryFacts> country =
        parties.facts(initiatives.get(number).country(), LocalDate.now(clock));
    Map<String, @Nullable Object> facts = new HashMap<>();
    facts.put("ideaSource", demand.text("ideaSource").orElse(null));
    facts.put("countryCustodian", demand.flag("countryCustodian").orElse(null));
    facts.put("nationalLead", plan.flag("nationalLead").orElse(null));
    facts.put("measurableResults", counts.results());
    facts.put("sufficiencyTargets", counts.sufficiencyTargets());
    facts.put("refusalConditions", counts.refusalConditions());
    facts.put("frameworkAlignment", plan.text("frameworkAlignment").orElse(null));
    facts.put("accountability", plan.text("accountability").orElse(null));
    int bodies = plan.lines("governmentBodies").size();
    facts.put("governmentBodies", bodies == 0 ? null : bodies);
    facts.put("countrySystems", plan.count("countrySystems").orElse(null));
    facts.put("localFinancingPercent", localFinancing(counts.budget()));
    facts.put("minimumLocalPercent", minimumLocal(number, country));
    facts.put("localExpertisePercent", localExpertise(plan));
    facts.put("nationalEndorsement", endorsed);
    facts.put("fragileContext", country.map(CountryFacts::fragile).orElse(null));
    return facts;
  }

  private BigDecimal minimumLocal(String number, Optional<CountryFacts> country) {
    Map<String, @Nullable Object> facts = new HashMap<>();
    facts.put("incomeGroup", country.map(CountryFacts::incomeGroup).orElse(null));
    facts.put("fragileContext", country.map(CountryFacts::fragile).orElse(null));
    return criteria
        .ask("local-share", number, LOCAL_SHARE_DECIDED, facts)
        .number("minimumLocalPercent");
  }

  private static @Nullable BigDecimal localFinancing(Budget budget) {
    return percent(budget.local(), budget.total());
  }

  private static @Nullable BigDecimal localExpertise(Statement plan) {
    Optional<BigDecimal> local = plan.decimal("localExpertDays");
    Optional<BigDecimal> foreign = plan.decimal("foreignExpertDays");
    return local.isEmpty() || foreign.isEmpty()
        ? null
        : percent(local.get(), local.get().add(foreign.get()));
  }

  private static @Nullable BigDecimal percent(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? null
        : part.movePointRight(2).divide(whole, 2, RoundingMode.HALF_UP);
  }
}
