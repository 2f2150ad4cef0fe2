package org.capacitycompact.partnership;

import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.platform.engine.ModelBean;
import org.capacitycompact.worklist.NamedDays;

/** Values about providers for the models. */
@ModelBean("partnerships")
public class PartnershipsInModels {

  private final AskedProviders asked;
  private final Invitations invitations;
  private final PartnerChoices choices;
  private final Plans plans;
  private final NamedDays days;

  PartnershipsInModels(
      AskedProviders asked,
      Invitations invitations,
      PartnerChoices choices,
      Plans plans,
      NamedDays days) {
    this.asked = asked;
    this.invitations = invitations;
    this.choices = choices;
    this.plans = plans;
    this.days = days;
  }

  /**
   * When to stop waiting for the invited providers: with the end of the day they were given, else
   * after the usual period.
   */
  public Date answersDue(InitiativeNumber number) {
    return Date.from(
        asked
            .answerBy(number)
            .orElseGet(() -> days.ends(PartnershipProcess.ANSWER_DEMAND, Optional.empty())));
  }

  /** When a country that waits looks for partners again: as the day begins that it named. */
  public Date lookAgain(InitiativeNumber number) {
    return Date.from(
        choices
            .looksAgain(number)
            .orElseGet(() -> days.ends(PartnershipProcess.LOOK_AGAIN, Optional.empty())));
  }

  /** Codes of the invited providers that have not answered yet. */
  public List<String> invited(InitiativeNumber number) {
    return asked.waitedFor(number);
  }

  /** Codes of the chosen providers, the lead first. */
  public List<String> chosen(InitiativeNumber number) {
    return plans.partners(number).stream().map(Partner::organisation).toList();
  }
}
