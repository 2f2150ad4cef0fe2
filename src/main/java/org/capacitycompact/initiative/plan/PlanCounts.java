package org.capacitycompact.initiative.plan;

import org.capacitycompact.initiative.InitiativeNumber;

/**
 * The counts that the criteria need from a plan: the recorded one, or one that is being written.
 */
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

  /** Counts of what is written so far; an incomplete row does not count yet. */
  public static PlanCounts of(Statement said, Budget budget) {
    RepeatedRows rows = new RepeatedRows(said).complete();
    return new PlanCounts(
        rows.results().size(),
        rows.sufficiencyTargets().size(),
        rows.refusalConditions().size(),
        budget);
  }
}
