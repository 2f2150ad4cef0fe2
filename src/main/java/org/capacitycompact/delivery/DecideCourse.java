package org.capacitycompact.delivery;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.ModelBean;

/** Decides whether the work is on course. */
@ModelBean("decideCourse")
class DecideCourse implements JavaDelegate {

  static final String DECISION = "course-correction";

  private final CourseFacts facts;
  private final Criteria criteria;
  private final Chronicle chronicle;

  DecideCourse(CourseFacts facts, Criteria criteria, Chronicle chronicle) {
    this.facts = facts;
    this.criteria = criteria;
    this.chronicle = chronicle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    InitiativeNumber number = InitiativeNumber.of(execution.getProcessBusinessKey());
    Verdict verdict =
        criteria.decide(DECISION, number, execution.getCurrentActivityId(), facts.of(number));
    chronicle.record(number, "course." + verdict.outcome(), null);
    ImplementationProcess.COURSE.set(execution, verdict.outcome());
  }
}
