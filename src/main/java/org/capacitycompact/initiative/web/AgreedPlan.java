package org.capacitycompact.initiative.web;

import java.util.List;
import java.util.Locale;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** The budget by source, for the page of an initiative. */
@Component
class AgreedPlan {

  private final Plans plans;
  private final Wording wording;

  AgreedPlan(Plans plans, Wording wording) {
    this.plans = plans;
    this.wording = wording;
  }

  /** One source of the budget; the last line is the total. */
  record MoneyLine(String source, String amount) {}

  List<MoneyLine> money(InitiativeNumber number, Locale language) {
    return plans.budget(number).bySource().entrySet().stream()
        .map(
            each ->
                new MoneyLine(
                    wording.say(language, "initiative.budget." + each.getKey()),
                    Figures.amount(each.getValue(), language)))
        .toList();
  }
}
