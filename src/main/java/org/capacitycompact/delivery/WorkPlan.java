package org.capacitycompact.delivery;

import java.util.List;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.ModelBean;

/** Milestone values for the model of the work. */
@ModelBean("workPlan")
class WorkPlan {

  private final Milestones milestones;

  WorkPlan(Milestones milestones) {
    this.milestones = milestones;
  }

  /** Numbers of the unpaid milestones, in the plan's order. */
  public List<Integer> openMilestones(InitiativeNumber number) {
    return milestones.of(number).stream()
        .filter(milestone -> milestone.state() != MilestoneState.PAID)
        .map(milestone -> milestone.position().value())
        .toList();
  }
}
