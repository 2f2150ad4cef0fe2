package org.capacitycompact.funding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.PaymentHoldProcess;
import org.capacitycompact.money.Money;
import org.capacitycompact.plan.BudgetLines;
import org.capacitycompact.plan.BudgetTotals;
import org.capacitycompact.plan.PlanInBrief;
import org.capacitycompact.plan.Section;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Collected;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Wording;
import org.capacitycompact.worklist.DecidedOn;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/**
 * What is decided on where money is committed, pledged, made available or found missing: the budget
 * with its rates, what is asked of the country, what is still open and what others said (S10,
 * S112).
 */
@Component
class MoneyDecided implements DecidedOn {

  private final Funding funding;
  private final Agreements agreements;
  private final LocalShareAsked localShare;
  private final MoneyBySource bySource;
  private final MoneyStatements statements;
  private final BudgetLines budget;
  private final PlanInBrief plan;
  private final Wording wording;

  MoneyDecided(
      Funding funding,
      Agreements agreements,
      LocalShareAsked localShare,
      MoneyBySource bySource,
      MoneyStatements statements,
      BudgetLines budget,
      PlanInBrief plan,
      Wording wording) {
    this.funding = funding;
    this.agreements = agreements;
    this.localShare = localShare;
    this.bySource = bySource;
    this.statements = statements;
    this.budget = budget;
    this.plan = plan;
    this.wording = wording;
  }

  @Override
  public Set<String> tasks() {
    return Set.of(
        FundingProcess.COMMIT_LOCAL_SHARE,
        FundingProcess.PLEDGE,
        FundingProcess.DECIDE_UNFUNDED,
        PaymentHoldProcess.CONFIRM_LETTER,
        PaymentHoldProcess.STATE_AVAILABILITY);
  }

  @Override
  public List<Exhibit> of(TaskInHand task, Locale language) {
    InitiativeNumber number = task.number();
    return switch (task.task()) {
      case FundingProcess.COMMIT_LOCAL_SHARE -> toCommit(number, task.country(), language);
      case FundingProcess.PLEDGE -> toPledge(number, language);
      case PaymentHoldProcess.CONFIRM_LETTER ->
          List.of(statements.commitments(number, language), bySource.cash(number, language));
      case PaymentHoldProcess.STATE_AVAILABILITY ->
          List.of(
              statements.pledges(number, language),
              statements.availabilities(number, language),
              milestones(number, language));
      default -> unfunded(number, language);
    };
  }

  private List<Exhibit> toCommit(InitiativeNumber number, String country, Locale language) {
    BudgetTotals totals = new BudgetTotals(budget.of(number));
    List<Exhibit> shown = new ArrayList<>();
    shown.add(localShare.of(number, country, language));
    shown.add(plan.budget(number, totals, language));
    shown.add(plan.rates(totals, language));
    shown.add(statements.commitments(number, language));
    shown.add(milestones(number, language));
    return shown;
  }

  private List<Exhibit> toPledge(InitiativeNumber number, Locale language) {
    Funds funds = funding.funds(number);
    Collected open =
        gap(funds.gapOfOthers(), funds.cashGapOfOthers(), funds, language)
            .add(
                wording.say(language, "money.open.compact"),
                Cell.of(
                    wording.say(
                        language, "money.open.later", Figures.amount(funds.compact(), language))));
    return List.of(
        open.under(wording.say(language, "money.toPledge")),
        plan.budget(number, language),
        bySource.cash(number, language),
        bySource.inKind(number, language),
        statements.pledges(number, language),
        milestones(number, language));
  }

  /** Either money is missing, or a signature. */
  private List<Exhibit> unfunded(InitiativeNumber number, Locale language) {
    Funds funds = funding.funds(number);
    boolean unsigned =
        funds.complete() && agreements.outcome(number).filter("refused"::equals).isPresent();
    Collected missing =
        unsigned
            ? new Collected()
                .add(
                    wording.say(language, "money.missing.what"),
                    Cell.of(wording.say(language, "funding.unsigned")))
            : gap(funds.gap(), funds.cashGap(), funds, language);
    return List.of(
        missing.under(wording.say(language, "money.missing")),
        statements.signatures(number, language),
        bySource.cash(number, language),
        bySource.inKind(number, language),
        statements.pledges(number, language));
  }

  private Exhibit milestones(InitiativeNumber number, Locale language) {
    return plan.milestones(
        plan.rows(number, Section.WORK).getOrDefault(Section.WORK, List.of()), language);
  }

  private Collected gap(Money all, Money inCash, Funds funds, Locale language) {
    return new Collected()
        .add(wording.say(language, "money.open.all"), dollars(all, language))
        .add(wording.say(language, "money.open.cash"), dollars(inCash, language))
        .add(wording.say(language, "money.open.budget"), dollars(funds.total(), language));
  }

  private Cell dollars(Money amount, Locale language) {
    return Cell.of(wording.say(language, "money.dollars", Figures.amount(amount, language)));
  }
}
