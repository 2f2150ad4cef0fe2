package org.capacitycompact.appraisal;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.platform.engine.ModelBean;

/** Records which modalities would suit (S63, S65), as advice that decides nothing. */
@ModelBean("adviseModalities")
class AdviseModalities implements JavaDelegate {

  private final Designs designs;
  private final Criteria criteria;

  AdviseModalities(Designs designs, Criteria criteria) {
    this.designs = designs;
    this.criteria = criteria;
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
            designs.demand(number)));
  }

  private static Facts facts(Statement design, Statement demand) {
    Facts facts = new Facts();
    List<String> levels = design.list("capacityLevels");
    for (String level : List.of("human", "institutional", "environment")) {
      facts.put(
          level + "Level",
          levels.isEmpty() ? null : levels.contains(level),
          Origin.field(design, "capacityLevels"));
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
