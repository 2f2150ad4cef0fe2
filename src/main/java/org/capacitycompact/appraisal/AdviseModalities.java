package org.capacitycompact.appraisal;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.criteria.CountedPlan;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.criteria.PlanFacts;
import org.capacitycompact.criteria.Records;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.plan.Section;
import org.capacitycompact.platform.engine.ModelBean;

/** Records which modalities would suit (S63, S65), as advice that decides nothing. */
@ModelBean("adviseModalities")
class AdviseModalities implements JavaDelegate {

  private final Designs designs;
  private final Criteria criteria;
  private final PlanFacts counted;

  AdviseModalities(Designs designs, Criteria criteria, PlanFacts counted) {
    this.designs = designs;
    this.criteria = criteria;
    this.counted = counted;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    criteria.decide(
        "modality-mix",
        number,
        execution.getCurrentActivityId(),
        facts(
            designs.stated(number).orElse(Statement.unsaid(Statements.DESIGN)),
            designs.demand(number),
            counted.of(number)));
  }

  /** Of a design that was stated, or as it is while it is written. */
  static Facts facts(Statement design, Statement demand, CountedPlan rows) {
    Facts facts = new Facts();
    List<String> levels =
        rows.chosen(Section.RESULTS, "capacityLevel", design.list("capacityLevels"));
    Origin origin =
        rows.speaksOf(Section.RESULTS)
            ? Origin.counted(Records.LEVELS)
            : Origin.field(design, "capacityLevels");
    for (String level : List.of("human", "institutional", "environment")) {
      facts.put(level + "Level", levels.isEmpty() ? null : levels.contains(level), origin);
    }
    return facts
        .put(
            "problemOrigin",
            demand.text("problemOrigin").orElse(null),
            Origin.field(demand, "problemOrigin"))
        .put(
            "tertiaryLink",
            design.flag("tertiaryLink").orElse(null),
            Origin.field(design, "tertiaryLink"))
        .put(
            "southSouthPotential",
            design.flag("southSouthPotential").orElse(null),
            Origin.field(design, "southSouthPotential"));
  }
}
