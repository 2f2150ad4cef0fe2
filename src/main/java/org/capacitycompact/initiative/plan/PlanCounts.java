package org.capacitycompact.initiative.plan;

import org.capacitycompact.initiative.InitiativeNumber;

/** The counts that the criteria need from a plan. */
public record PlanCounts(
    int results, int sufficiencyTargets, int refusalConditions, Budget budget) {

  /** Counts of the recorded plan. */
  public static PlanCounts of(Plans plans, InitiativeNumber number) {
    return new PlanCounts(
        plans.results(number).size(),
        plans.sufficiencyTargets(number).size(),
        plans.refusalConditions(number).size(),
        plans.budget(number));
  }
}
