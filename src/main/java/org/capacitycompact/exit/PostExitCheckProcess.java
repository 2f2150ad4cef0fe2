package org.capacitycompact.exit;

import org.capacitycompact.platform.engine.Variable;

/** After an exit, the country is asked whether the capacity lasts. */
public final class PostExitCheckProcess {

  public static final String ID = "post-exit-check";

  public static final String CHECK_LASTING_CAPACITY = "UserTask_CheckLastingCapacity";

  static final String WAIT_FOR_FIRST_CHECK = "Timer_FirstCheck";
  static final String WAIT_FOR_SECOND_CHECK = "Timer_SecondCheck";

  static final Variable<String> SECOND_CHECK = Variable.text("secondCheck");

  private PostExitCheckProcess() {}
}
