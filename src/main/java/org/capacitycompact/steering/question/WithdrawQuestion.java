package org.capacitycompact.steering.question;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.initiative.BallotRoundProcess;
import org.capacitycompact.platform.engine.ModelBean;

/** When an initiative ends, withdraws its open questions, which no longer need an answer. */
@ModelBean("withdrawQuestion")
class WithdrawQuestion implements JavaDelegate {

  private final Questions questions;
  private final QuestionHistory history;

  WithdrawQuestion(Questions questions, QuestionHistory history) {
    this.questions = questions;
    this.history = history;
  }

  @Override
  public void execute(DelegateExecution execution) {
    long question = BallotRoundProcess.QUESTION.get(execution);
    history.concluded(questions.conclude(question, "withdrawn"), "withdrawn");
  }
}
