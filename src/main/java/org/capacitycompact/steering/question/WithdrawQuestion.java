package org.capacitycompact.steering.question;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.initiative.BallotRoundProcess;
import org.capacitycompact.platform.engine.ModelBean;

/** When an initiative ends, withdraws its open questions, which no longer need an answer. */
@ModelBean("withdrawQuestion")
class WithdrawQuestion implements JavaDelegate {

  private final Questions questions;
  private final PlanChanges changes;
  private final QuestionHistory history;

  WithdrawQuestion(Questions questions, PlanChanges changes, QuestionHistory history) {
    this.questions = questions;
    this.changes = changes;
    this.history = history;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Question question = questions.conclude(BallotRoundProcess.QUESTION.get(execution), "withdrawn");
    changes.concluded(question, "withdrawn");
    history.concluded(question, "withdrawn");
  }
}
