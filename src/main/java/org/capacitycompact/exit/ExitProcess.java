package org.capacitycompact.exit;

import org.capacitycompact.initiative.Stage;
import org.capacitycompact.platform.engine.Variable;

/** Targets are examined, capacity is handed over, and the books are closed. */
public final class ExitProcess {

  public static final String ID = Stage.EXIT.process();

  public static final String EXAMINE_TOGETHER = "UserTask_ExamineTogether";
  public static final String JUDGE_TOGETHER = "UserTask_JudgeTogether";
  public static final String ACCEPT_HAND_OVER = "UserTask_AcceptHandOver";
  public static final String RECORD_LESSONS = "UserTask_RecordLessons";

  static final Variable<String> JUDGEMENT = Variable.text("judgement");
  static final Variable<String> VERDICT = Variable.text("exitVerdict");
  static final Variable<String> OUTCOME = Variable.text("exitOutcome");

  private ExitProcess() {}
}
