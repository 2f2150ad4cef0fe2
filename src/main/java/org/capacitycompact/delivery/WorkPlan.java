package org.capacitycompact.delivery;

import java.util.List;
import org.capacitycompact.platform.engine.ModelBean;

/** What the model of the work asks about its milestones. */
@ModelBean("workPlan")
class WorkPlan {

  private final Milestones milestones;

  WorkPlan(Milestones milestones) {
    this.milestones = milestones;
  }

  /** Numbers of the milestones not yet paid, in the plan's order. */
  public List<Integer> openMilestones(String number) {
    return milestones.of(number).stream()
        .filter(milestone -> milestone.state() != MilestoneState.PAID)
        .map(Milestone::position)
        .toList();
  }
}
