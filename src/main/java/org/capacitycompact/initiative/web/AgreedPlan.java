package org.capacitycompact.initiative.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Budget;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.SufficiencyTarget;
import org.capacitycompact.money.Money;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sufficiency targets, and the budget by source, for the page of an initiative. */
@Component
class AgreedPlan {

  private final Plans plans;
  private final Wording wording;

  AgreedPlan(Plans plans, Wording wording) {
    this.plans = plans;
    this.wording = wording;
  }

  /** A sufficiency target; {@code examined} is null until country and partner have examined it. */
  record TargetView(String indicator, String path, @Nullable Tag examined) {}

  /** One source of the budget; the last line is the total. */
  record MoneyLine(String source, String amount) {}

  List<TargetView> targets(InitiativeNumber number, Locale language) {
    return plans.sufficiencyTargets(number).stream().map(target -> view(target, language)).toList();
  }

  private TargetView view(SufficiencyTarget target, Locale language) {
    String goal =
        wording.say(
            language,
            "initiative.target",
            Figures.number(target.target(), language),
            wording.day(target.due(), language));
    String now =
        target.actual() != null
            ? wording.say(
                language, "initiative.target.now", Figures.number(target.actual(), language))
            : target.baseline() != null
                ? wording.say(
                    language,
                    "initiative.target.baseline",
                    Figures.number(target.baseline(), language))
                : "";
    Boolean reached = target.reached();
    Tag examined =
        reached == null
            ? null
            : reached
                ? new Tag(wording.say(language, "initiative.target.reached"), "ok")
                : new Tag(wording.say(language, "initiative.target.notReached"), "warn");
    return new TargetView(target.indicator(), now.isEmpty() ? goal : now + ", " + goal, examined);
  }

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
