package org.capacitycompact.initiative.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Budget;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.money.Money;
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
    Budget budget = plans.budget(number);
    List<MoneyLine> lines = new ArrayList<>();
    add(lines, "localCash", budget.localCash(), language);
    add(lines, "localInKind", budget.localInKind(), language);
    add(lines, "providerCash", budget.providerCash(), language);
    add(lines, "providerInKind", budget.providerInKind(), language);
    add(lines, "compact", budget.compact(), language);
    if (!lines.isEmpty()) {
      add(lines, "total", budget.total(), language);
    }
    return lines;
  }

  private void add(List<MoneyLine> lines, String source, Money amount, Locale language) {
    if (amount.isPositive()) {
      lines.add(
          new MoneyLine(
              wording.say(language, "initiative.budget." + source),
              Figures.amount(amount, language)));
    }
  }
}
