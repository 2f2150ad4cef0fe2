package org.capacitycompact.partnership;

import java.util.List;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.platform.engine.ModelBean;

/** What the models ask about providers. */
@ModelBean("partnerships")
public class PartnershipsInModels {

  private final ProviderAnswers answers;
  private final Plans plans;

  PartnershipsInModels(ProviderAnswers answers, Plans plans) {
    this.answers = answers;
    this.plans = plans;
  }

  /** Codes of the providers asked to answer the demand who have not answered yet. */
  public List<String> invited(String number) {
    return answers.invited(number);
  }

  /** Codes of the providers the country chose, the lead first. */
  public List<String> chosen(String number) {
    return plans.partners(number).stream().map(Partner::organisation).toList();
  }
}
