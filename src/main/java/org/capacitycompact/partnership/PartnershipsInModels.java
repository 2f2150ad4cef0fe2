package org.capacitycompact.partnership;

import java.util.Date;
import java.util.List;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.platform.engine.ModelBean;
import org.capacitycompact.worklist.NamedDays;

/** Values about providers for the models. */
@ModelBean("partnerships")
public class PartnershipsInModels {

  private final ProviderAnswers answers;
  private final Plans plans;
  private final NamedDays days;

  PartnershipsInModels(ProviderAnswers answers, Plans plans, NamedDays days) {
    this.answers = answers;
    this.plans = plans;
    this.days = days;
  }

  /** When to stop waiting for the invited providers; never before the day they were given. */
  public Date answersDue(InitiativeNumber number) {
    return Date.from(days.ends(PartnershipProcess.ANSWER_DEMAND, answers.answerBy(number)));
  }

  /** Codes of the invited providers that have not answered yet. */
  public List<String> invited(InitiativeNumber number) {
    return answers.invited(number);
  }

  /** Codes of the chosen providers, the lead first. */
  public List<String> chosen(InitiativeNumber number) {
    return plans.partners(number).stream().map(Partner::organisation).toList();
  }
}
