package org.capacitycompact.initiative.plan;

/**
 * What the criteria count of a plan: of the one on record, or of one that is still being written.
 */
public record PlanCounts(
    int results, int sufficiencyTargets, int refusalConditions, Budget budget) {

  /** Of the plan on record. */
  public static PlanCounts of(Plans plans, String number) {
    return new PlanCounts(
        plans.results(number).size(),
        plans.sufficiencyTargets(number).size(),
        plans.refusalConditions(number).size(),
        plans.budget(number));
  }

  /** Of what is stated so far; a row that is only begun does not count yet. */
  public static PlanCounts of(Statement said, Budget budget) {
    RepeatedRows rows = new RepeatedRows(said).complete();
    return new PlanCounts(
        rows.results().size(),
        rows.sufficiencyTargets().size(),
        rows.refusalConditions().size(),
        budget);
  }
}
