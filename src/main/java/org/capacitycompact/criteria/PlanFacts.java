package org.capacitycompact.criteria;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Section;
import org.springframework.stereotype.Component;

/** Reads what the rows of a plan say of the facts that decisions take. */
@Component
public class PlanFacts {

  /** Rows that are read with those of another section. */
  private static final Set<Section> TOGETHER =
      EnumSet.of(Section.FRAME, Section.RESULTS, Section.INDICATORS);

  private final PlanRecord plan;
  private final Plans plans;

  PlanFacts(PlanRecord plan, Plans plans) {
    this.plan = plan;
    this.plans = plans;
  }

  public CountedPlan of(InitiativeNumber number) {
    Set<Section> saved = plan.saved(number);
    if (saved.isEmpty()) {
      return new CountedPlan(saved, Map.of(), null);
    }
    Set<Section> read = EnumSet.copyOf(saved);
    if (saved.stream().anyMatch(TOGETHER::contains)) {
      read.addAll(TOGETHER);
    }
    return new CountedPlan(
        saved,
        plan.rows(number, read),
        saved.contains(Section.BUDGET)
            ? plans.budgetShare(number, "COORDINATION").orElse(null)
            : null);
  }
}
