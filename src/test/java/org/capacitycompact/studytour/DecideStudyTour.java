package org.capacitycompact.studytour;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.criteria.Records;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.platform.engine.ModelBean;

/** Asks whether the tour is one from which the country learns. */
@ModelBean("decideStudyTour")
class DecideStudyTour implements JavaDelegate {

  static final String DECISION = "study-tour";

  private static final Records PLANS = Records.named("STUDY_TOUR_PLANS");

  private final Statements statements;
  private final Criteria criteria;
  private final Chronicle chronicle;

  DecideStudyTour(Statements statements, Criteria criteria, Chronicle chronicle) {
    this.statements = statements;
    this.criteria = criteria;
    this.chronicle = chronicle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    String outcome =
        criteria
            .decide(DECISION, number, execution.getCurrentActivityId(), facts(number))
            .outcome();
    chronicle.record(number, "studyTour." + outcome, null);
    execution.setVariable("studyTour", outcome);
  }

  private Facts facts(InitiativeNumber number) {
    Statement said =
        statements
            .latest(number, PlanStudyTour.FORM)
            .orElseGet(() -> Statement.unsaid(PlanStudyTour.FORM));
    return new Facts()
        .put("hostAgreed", said.flag("hostAgreed").orElse(null), Origin.field(said, "hostAgreed"))
        .put("travellers", said.whole("travellers").orElse(null), Origin.field(said, "travellers"))
        .put("timesPlanned", statements.version(number, PlanStudyTour.FORM), Origin.counted(PLANS));
  }
}
