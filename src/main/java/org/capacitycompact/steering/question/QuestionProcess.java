package org.capacitycompact.steering.question;

import org.capacitycompact.platform.engine.Variable;

/** A question to the steering group about a running initiative, beside its stages. */
public final class QuestionProcess {

  public static final String ID = "steering-question";

  static final String INITIATIVE_ENDS = "InitiativeEnds";

  static final Variable<String> OUTCOME = Variable.text("questionOutcome");

  private QuestionProcess() {}
}
