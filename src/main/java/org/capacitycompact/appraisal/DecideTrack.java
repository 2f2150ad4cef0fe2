package org.capacitycompact.appraisal;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.criteria.TrackFacts;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.platform.engine.ModelBean;

/**
 * Chooses the light track for a small exchange, which must not cost more to run than it is worth
 * (S89).
 */
@ModelBean("decideTrack")
class DecideTrack implements JavaDelegate {

  private final TrackFacts facts;
  private final Initiatives initiatives;
  private final Criteria criteria;

  DecideTrack(TrackFacts facts, Initiatives initiatives, Criteria criteria) {
    this.facts = facts;
    this.initiatives = initiatives;
    this.criteria = criteria;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    initiatives.putOnTrack(
        number,
        criteria
            .decide("track", number, execution.getCurrentActivityId(), facts.facts(number))
            .outcome());
  }
}
