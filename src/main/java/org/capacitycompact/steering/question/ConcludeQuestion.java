package org.capacitycompact.steering.question;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.initiative.BallotRoundProcess;
import org.capacitycompact.platform.engine.ModelBean;
import org.capacitycompact.steering.BallotConditions;

/** Applies the steering group's decision on a question; without a quorum nothing is granted. */
@ModelBean("concludeQuestion")
class ConcludeQuestion implements JavaDelegate {

  private static final Set<String> GRANTED = Set.of("approved", "approvedWithConditions");
  private static final String CONDITIONAL = "approvedWithConditions";

  private final Questions questions;
  private final NewerCriteria criteria;
  private final PlanChanges changes;
  private final BallotConditions ballots;
  private final QuestionHistory history;

  ConcludeQuestion(
      Questions questions,
      NewerCriteria criteria,
      PlanChanges changes,
      BallotConditions ballots,
      QuestionHistory history) {
    this.questions = questions;
    this.criteria = criteria;
    this.changes = changes;
    this.ballots = ballots;
    this.history = history;
  }

  @Override
  public void execute(DelegateExecution execution) {
    long id = BallotRoundProcess.QUESTION.get(execution);
    String ballot = BallotRoundProcess.OUTCOME.get(execution);
    String outcome = GRANTED.contains(ballot) ? "granted" : "refused";
    Question question = questions.conclude(id, outcome);
    if (outcome.equals("granted") && question.kind().equals("newerCriteria")) {
      criteria.applyGranted(question);
    }
    if (ballot.equals(CONDITIONAL)) {
      ballots
          .conditions(id)
          .forEach(each -> questions.addCondition(question, each.condition(), each.due()));
    }
    changes.concluded(question, outcome);
    history.concluded(question, outcome);
    QuestionProcess.OUTCOME.set(execution, outcome);
  }
}
