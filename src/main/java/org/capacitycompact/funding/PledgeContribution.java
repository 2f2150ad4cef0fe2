package org.capacitycompact.funding;

import java.util.ArrayList;
import java.util.List;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.funding.Commitments.Pledged;
import org.capacitycompact.initiative.PaymentHoldProcess;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.Money;
import org.capacitycompact.party.Organisation;
import org.capacitycompact.party.Parties;
import org.capacitycompact.platform.engine.Variable;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** A chosen provider pledges its contribution; only untied help is accepted (S21). */
@Component
class PledgeContribution implements TaskHandler {

  private final Commitments commitments;
  private final Parties parties;

  PledgeContribution(Commitments commitments, Parties parties) {
    this.commitments = commitments;
    this.parties = parties;
  }

  @Override
  public String task() {
    return FundingProcess.PLEDGE;
  }

  @Override
  public Right right() {
    return Right.PLEDGE;
  }

  @Override
  public Variable<?> oneFor() {
    return PaymentHoldProcess.PROVIDER;
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    if (answers.text("pledgeDecision").equals("noPledge")) {
      return List.of();
    }
    List<FieldError> errors = new ArrayList<>();
    if (cash(answers).plus(inKind(answers)).isZero()) {
      errors.add(FieldError.of("pledgedCashUsd", "funding.error.amount"));
    }
    if (answers.optionalText("pledgeTying").filter(tying -> !tying.equals("untied")).isPresent()) {
      errors.add(FieldError.of("pledgeTying", "funding.error.tied"));
    }
    return errors;
  }

  @Override
  public boolean isSigned() {
    return true;
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    if (answers.text("pledgeDecision").equals("noPledge")) {
      return Route.on().telling("noPledge", name(task));
    }
    commitments.pledge(
        task.number(),
        new Pledged(
            task.local(),
            cash(answers),
            inKind(answers),
            answers.optionalText("pledgedInKindText").orElse(null),
            answers.optionalDate("pledgeAvailableFrom").orElse(null),
            answers.optionalText("pledgeNote").orElse(null)),
        task.actor().userId());
    return Route.on()
        .telling("pledged", name(task), cash(answers).plain(), inKind(answers).plain());
  }

  private String name(TaskInHand task) {
    return parties.organisation(task.local()).map(Organisation::name).orElse(task.local());
  }

  private static Money cash(Answers answers) {
    return answers.optionalMoney("pledgedCashUsd").orElse(AccountingCurrency.NOTHING);
  }

  private static Money inKind(Answers answers) {
    return answers.optionalMoney("pledgedInKindUsd").orElse(AccountingCurrency.NOTHING);
  }
}
