package org.capacitycompact.initiative;

import org.capacitycompact.platform.engine.Variable;

/**
 * One milestone of the work: delivered, verified and paid. Delivery carries it out; the task list
 * and the door for finance systems tell its runs apart, so it is declared here.
 */
public final class MilestoneProcess {

  public static final String ID = "milestone";

  public static final String DELIVER_MILESTONE = "UserTask_DeliverMilestone";
  public static final String VERIFY_MILESTONE = "UserTask_VerifyMilestone";

  /** The topic under which finance systems fetch its payment. */
  public static final String DISBURSE = "disburse";

  /** Position of the milestone in the plan, from 1. */
  public static final Variable<Integer> MILESTONE = Variable.integer("milestone");

  public static final Variable<String> VERIFICATION = Variable.text("verification");

  private MilestoneProcess() {}
}
