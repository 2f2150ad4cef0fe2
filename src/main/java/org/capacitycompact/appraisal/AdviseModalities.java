package org.capacitycompact.appraisal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.platform.engine.ModelBean;
import org.jspecify.annotations.Nullable;

/** Puts on record which modalities would suit (S63, S65); advice, which decides nothing. */
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
    String number = execution.getProcessBusinessKey();
    criteria.decide(
        "modality-mix",
        number,
        execution.getCurrentActivityId(),
        facts(designs.stated(number).orElse(Statement.EMPTY), designs.demand(number)));
  }

  private static Map<String, @Nullable Object> facts(Statement design, Statement demand) {
    Map<String, @Nullable Object> facts = new HashMap<>();
    List<String> levels = design.list("capacityLevels");
    for (String level : List.of("human", "institutional", "environment")) {
      facts.put(level + "Level", levels.isEmpty() ? null : levels.contains(level));
    }
    facts.put("problemOrigin", demand.text("problemOrigin").orElse(null));
    facts.put("tertiaryLink", design.flag("tertiaryLink").orElse(null));
    facts.put("southSouthPotential", design.flag("southSouthPotential").orElse(null));
    return facts;
  }
}
