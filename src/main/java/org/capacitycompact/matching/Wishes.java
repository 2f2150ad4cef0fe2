package org.capacitycompact.matching;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.capacitycompact.criteria.CountedPlan;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.criteria.PlanFacts;
import org.capacitycompact.criteria.Records;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.money.Money;
import org.capacitycompact.plan.Section;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what a demand asks for in its plan and in the facts of its country. */
@Component
class Wishes {

  private final Plans plans;
  private final Statements statements;
  private final PlanFacts counted;
  private final Initiatives initiatives;
  private final Criteria criteria;
  private final JdbcClient database;

  Wishes(
      Plans plans,
      Statements statements,
      PlanFacts counted,
      Initiatives initiatives,
      Criteria criteria,
      JdbcClient database) {
    this.plans = plans;
    this.statements = statements;
    this.counted = counted;
    this.initiatives = initiatives;
    this.criteria = criteria;
    this.database = database;
  }

  Wish of(InitiativeNumber number) {
    Initiative initiative = initiatives.get(number);
    Statement demand = statements.latest(number, Statements.DEMAND).orElse(Statement.EMPTY);
    CountedPlan rows = counted.of(number);
    List<String> levels =
        rows.chosen(Section.RESULTS, "capacityLevel", demand.list("capacityLevels"));
    List<String> wanted =
        rows.chosen(Section.MODALITIES, "modality", demand.list("modalitiesWanted"));
    Money budget = plans.budget(number).total();
    return new Wish(
        plans.profile(number).sector(),
        levels,
        wanted.isEmpty() ? advised(levels, demand) : wanted,
        initiative.language(),
        initiative.country(),
        fact(initiative.country(), "incomeGroup"),
        fact(initiative.country(), "fragileContext"),
        budget.isZero() ? null : budget.amount());
  }

  /** The ways of working that the decision on the mix advises (S63), where none is asked for. */
  private List<String> advised(List<String> levels, Statement demand) {
    if (levels.isEmpty()) {
      return List.of();
    }
    Facts facts = new Facts();
    for (String level : List.of("human", "institutional", "environment")) {
      facts.put(level + "Level", levels.contains(level), Origin.counted(Records.LEVELS));
    }
    facts
        .put(
            "problemOrigin",
            demand.text("problemOrigin").orElse(null),
            Origin.field(demand, "problemOrigin"))
        .put("tertiaryLink", null, Origin.field(demand, "tertiaryLink"))
        .put("southSouthPotential", null, Origin.field(demand, "southSouthPotential"));
    Object results = criteria.evaluateCurrent("modality-mix", facts).outputs().get("results");
    return results instanceof List<?> all
        ? all.stream()
            .filter(Map.class::isInstance)
            .map(each -> ((Map<?, ?>) each).get("modality"))
            .filter(Objects::nonNull)
            .map(String::valueOf)
            .distinct()
            .toList()
        : List.of();
  }

  private @Nullable String fact(String country, String fact) {
    return database
        .sql("select value from country_fact where country = ? and fact = ? order by year desc limit 1")
        .params(country, fact)
        .query(String.class)
        .optional()
        .orElse(null);
  }
}
