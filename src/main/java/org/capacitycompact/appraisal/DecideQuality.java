package org.capacitycompact.appraisal;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.ModelBean;

/**
 * Decides whether the design is sound (the table names the clauses) and, together with ownership,
 * whether it can go on.
 */
@ModelBean("decideQuality")
class DecideQuality implements JavaDelegate {

  private final QualityFacts facts;
  private final Criteria criteria;
  private final Verdicts verdicts;
  private final Chronicle chronicle;

  DecideQuality(QualityFacts facts, Criteria criteria, Verdicts verdicts, Chronicle chronicle) {
    this.facts = facts;
    this.criteria = criteria;
    this.verdicts = verdicts;
    this.chronicle = chronicle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    Verdict quality =
        criteria.decide("quality", number, execution.getCurrentActivityId(), facts.of(number));
    Verdict ownership = verdicts.latest(number, "ownership").orElseThrow();
    chronicle.record(number, "quality." + quality.outcome(), null, String.valueOf(quality.score()));
    AppraisalProcess.VERDICT.set(execution, FitForApproval.of(ownership, quality));
  }
}
