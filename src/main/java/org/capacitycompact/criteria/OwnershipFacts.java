package org.capacitycompact.criteria;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.Endorsements.Stance;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.plan.Budget;
import org.capacitycompact.initiative.plan.PlanCounts;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.money.Percent;
import org.capacitycompact.plan.Section;
import org.capacitycompact.policy.CountryFactBook;
import org.capacitycompact.policy.CountryFacts;
import org.capacitycompact.rulebook.PossibleFacts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gathers the inputs of {@code ownership}, both at the demand and at the end of the design. Unknown
 * facts are null, which is never read as a no.
 */
@Component
public class OwnershipFacts {

  private static final String LOCAL_SHARE_DECIDED = "DecisionTask_DecideLocalShare";

  private final Plans plans;
  private final PlanFacts counted;
  private final Initiatives initiatives;
  private final CountryFactBook countryFacts;
  private final Criteria criteria;
  private final WaivedGates waived;
  private final IdeaFacts idea;
  private final CountryDays days;

  OwnershipFacts(
      Plans plans,
      PlanFacts counted,
      Initiatives initiatives,
      CountryFactBook countryFacts,
      Criteria criteria,
      WaivedGates waived,
      IdeaFacts idea,
      CountryDays days) {
    this.plans = plans;
    this.counted = counted;
    this.initiatives = initiatives;
    this.countryFacts = countryFacts;
    this.criteria = criteria;
    this.waived = waived;
    this.idea = idea;
    this.days = days;
  }

  /**
   * The facts by input name.
   *
   * @param demand the answers of the demand, which state its origin
   * @param plan the present plan: the demand again, or the design
   * @param endorsement the national authority's position
   */
  public Facts of(InitiativeNumber number, Statement demand, Statement plan, Stance endorsement) {
    return of(number, demand, plan, PlanCounts.of(plans, number), counted.of(number), endorsement);
  }

  /**
   * The facts of a plan that is still being written.
   *
   * @param counts of what the form says; what the rows say goes before it
   * @param endorsement null while the national authority has not been asked
   */
  public Facts of(
      InitiativeNumber number,
      Statement demand,
      Statement plan,
      PlanCounts counts,
      CountedPlan rows,
      @Nullable Stance endorsement) {
    String country = initiatives.get(number).country();
    Optional<CountryFacts> context = countryFacts.facts(country, days.today(country));
    Origin countryFacts = Origin.country(country, context);
    int bodies = plan.lines("governmentBodies").size();
    Facts facts = new Facts();
    idea.put(facts, number, demand);
    Statement design = asDesign(demand, plan);
    said(facts, design, "nationalLead", plan.flag("nationalLead"));
    rows.put(facts, "measurableResults", counts.results(), Origin.counted(Records.RESULTS));
    rows.put(
        facts,
        "sufficiencyTargets",
        counts.sufficiencyTargets(),
        Origin.counted(Records.SUFFICIENCY_TARGETS));
    rows.put(
        facts,
        "refusalConditions",
        counts.refusalConditions(),
        Origin.counted(Records.REFUSAL_CONDITIONS));
    said(facts, plan, "frameworkAlignment", plan.text("frameworkAlignment"));
    rows.put(
        facts,
        "accountability",
        plan.text("accountability").orElse(null),
        Origin.field(design, "accountability"));
    said(facts, plan, "governmentBodies", bodies == 0 ? Optional.empty() : Optional.of(bodies));
    List<String> systems = rows.countrySystems(plan.list("countrySystems"));
    facts.put(
        "countrySystems",
        systems.isEmpty() ? null : (Integer) CountedPlan.used(systems),
        rows.speaksOf(Section.BUDGET)
            ? Origin.counted(Records.BUDGET_FLOWS)
            : Origin.field(plan, "countrySystems"));
    Budget budget = rows.speaksOf(Section.BUDGET) ? plans.budget(number) : counts.budget();
    facts.put("localFinancingPercent", localFinancing(budget), Origin.counted(Records.BUDGET));
    rows.put(
        facts,
        "localExpertisePercent",
        localExpertise(plan),
        Origin.field(plan, "localExpertDays", "foreignExpertDays"));
    Verdict share = localShare(number, context, countryFacts);
    return waived
        .put(facts, number)
        .put("minimumLocalPercent", minimum(share), Origin.decision(share))
        .put(
            "nationalEndorsement",
            endorsement == null ? null : endorsement.endorsed(),
            Origin.endorsement(endorsement))
        .put("fragileContext", context.map(CountryFacts::fragile).orElse(null), countryFacts);
  }

  /** A demand does not answer the design's questions: nobody has submitted the design yet. */
  private static Statement asDesign(Statement demand, Statement plan) {
    return plan.source().form().equals(demand.source().form())
        ? Statement.unsaid(Statements.DESIGN)
        : plan;
  }

  private static void said(Facts facts, Statement said, String field, Optional<?> value) {
    facts.put(field, value.orElse(null), Origin.field(said, field));
  }

  private Verdict localShare(
      InitiativeNumber number, Optional<CountryFacts> context, Origin countryFacts) {
    return criteria.ask(
        "local-share",
        number,
        LOCAL_SHARE_DECIDED,
        new Facts()
            .put("incomeGroup", context.map(CountryFacts::incomeGroup).orElse(null), countryFacts)
            .put("fragileContext", context.map(CountryFacts::fragile).orElse(null), countryFacts));
  }

  /** An older table may give more than 100 percent, which no local share can exceed. */
  private static BigDecimal minimum(Verdict share) {
    return PossibleFacts.nearest(
        "minimumLocalPercent", share.percent("minimumLocalPercent").value());
  }

  private static @Nullable Percent localFinancing(Budget budget) {
    return budget.total().isZero()
        ? null
        : Percent.of(budget.local(), budget.total(), 2, RoundingMode.HALF_UP);
  }

  private static @Nullable Percent localExpertise(Statement plan) {
    Optional<BigDecimal> local = plan.decimal("localExpertDays");
    Optional<BigDecimal> foreign = plan.decimal("foreignExpertDays");
    return local.isEmpty() || foreign.isEmpty()
        ? null
        : percent(local.get(), local.get().add(foreign.get()));
  }

  private static @Nullable Percent percent(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0 ? null : Percent.of(part, whole, 2, RoundingMode.HALF_UP);
  }
}
