package org.capacitycompact.funding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.web.PartSheet;
import org.capacitycompact.plan.BudgetLines;
import org.capacitycompact.plan.BudgetTotals;
import org.capacitycompact.plan.PlanInBrief;
import org.capacitycompact.web.Exhibit;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * An initiative's money: where each source stands, the local share against what is asked, what the
 * parties committed, pledged and signed, and the ledger with every entry (S10, S112).
 */
@Component
@Order(10)
class MoneyRecord implements PartSheet {

  private final MoneyBySource bySource;
  private final MoneyStatements statements;
  private final LocalShareAsked asked;
  private final LedgerLines ledger;
  private final Plans plans;
  private final BudgetLines budget;
  private final PlanInBrief plan;

  MoneyRecord(
      MoneyBySource bySource,
      MoneyStatements statements,
      LocalShareAsked asked,
      LedgerLines ledger,
      Plans plans,
      BudgetLines budget,
      PlanInBrief plan) {
    this.bySource = bySource;
    this.statements = statements;
    this.asked = asked;
    this.ledger = ledger;
    this.plans = plans;
    this.budget = budget;
    this.plan = plan;
  }

  @Override
  public Part part() {
    return Part.MONEY;
  }

  @Override
  public List<Exhibit> of(Initiative initiative, Actor reader, Locale language) {
    InitiativeNumber number = initiative.number();
    BudgetTotals totals = new BudgetTotals(budget.of(number));
    List<Exhibit> shown = new ArrayList<>();
    if (plans.budget(number).total().isPositive()) {
      shown.add(bySource.cash(number, language));
      shown.add(bySource.inKind(number, language));
      shown.add(plan.budget(number, totals, language));
      shown.add(plan.rates(totals, language));
      shown.add(asked.of(number, initiative.country(), language));
    }
    shown.add(statements.commitments(number, language));
    shown.add(statements.pledges(number, language));
    shown.add(statements.availabilities(number, language));
    shown.add(statements.signatures(number, language));
    shown.add(ledger.of(number, plan.sources(language), language));
    return shown;
  }
}
