package org.capacitycompact.delivery;

import org.capacitycompact.initiative.Stage;
import org.capacitycompact.platform.engine.Variable;

/** The work is carried out: milestones, reports, the course, suspension. */
public final class ImplementationProcess {

  public static final String ID = Stage.IMPLEMENTATION.process();

  public static final String REPORT_PROGRESS = "UserTask_ReportProgress";
  public static final String AGREE_CORRECTION = "UserTask_AgreeCorrection";
  public static final String DECIDE_ESCALATION = "UserTask_DecideEscalation";
  public static final String DECIDE_RESUMPTION = "UserTask_DecideResumption";

  static final String CARRY_OUT = "SubProcess_CarryOut";

  static final String SUSPEND = "Suspend";

  static final Variable<String> COURSE = Variable.text("course");
  static final Variable<String> ESCALATION = Variable.text("escalation");
  static final Variable<String> WORK_OUTCOME = Variable.text("workOutcome");
  static final Variable<String> RESUMPTION = Variable.text("resumption");
  static final Variable<String> OUTCOME = Variable.text("implementationOutcome");

  private ImplementationProcess() {}
}
