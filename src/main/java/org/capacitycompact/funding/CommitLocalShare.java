package org.capacitycompact.funding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.funding.Commitments.Local;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Budget;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.money.Money;
import org.capacitycompact.steering.question.LowerShares;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** The national authority commits the country's own share (S10). */
@Component
class CommitLocalShare implements TaskHandler {

  private static final String LOWER = "lowerShareReason";

  private final Funding funding;
  private final Commitments commitments;
  private final LowerShares lowerShares;
  private final Plans plans;

  CommitLocalShare(Funding funding, Commitments commitments, LowerShares lowerShares, Plans plans) {
    this.funding = funding;
    this.lowerShares = lowerShares;
    this.commitments = commitments;
    this.plans = plans;
  }

  @Override
  public String task() {
    return FundingProcess.COMMIT_LOCAL_SHARE;
  }

  @Override
  public Right right() {
    return Right.COMMIT_LOCAL_SHARE;
  }

  @Override
  public Map<String, Object> prefill(TaskInHand task) {
    Budget budget = plans.budget(task.number());
    return Map.of(
        "committedCashUsd", budget.localCash().plain(),
        "committedInKindUsd", budget.localInKind().plain());
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    List<FieldError> errors = new ArrayList<>();
    if (answers.has(LOWER)) {
      lowerShareRefused(task.number(), answers).ifPresent(errors::add);
    }
    return errors;
  }

  /** A smaller share can be requested once, if it is above zero and below the minimum (S10). */
  private Optional<FieldError> lowerShareRefused(InitiativeNumber number, Answers answers) {
    Money cash = answers.money("committedCashUsd");
    Money inKind = answers.money("committedInKindUsd");
    LocalShare share = funding.askLocalShare(number);
    // Nothing, or so little that no percentage of the budget says it.
    if (share.percentOf(plans.budget(number).total(), cash, inKind).isZero()) {
      return Optional.of(FieldError.of(LOWER, "funding.lowerShare.nothing"));
    }
    if (share.metBy(cash, inKind)) {
      return Optional.of(FieldError.of(LOWER, "funding.lowerShare.enough"));
    }
    return lowerShares.asked(number)
        ? Optional.of(FieldError.of(LOWER, "funding.lowerShare.askedBefore"))
        : Optional.empty();
  }

  @Override
  public boolean isSigned() {
    return true;
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    Money cash = answers.money("committedCashUsd");
    Money inKind = answers.money("committedInKindUsd");
    commitments.commit(
        task.number(),
        new Local(
            cash,
            inKind,
            answers.optionalText("inKindValuation").orElse(null),
            answers.text("commitmentKind"),
            answers.optionalText("commitmentReference").orElse(null)),
        task.actor().userId());
    answers
        .optionalText(LOWER)
        .ifPresent(
            reason ->
                lowerShares.ask(
                    task.number(),
                    funding
                        .askLocalShare(task.number())
                        .percentOf(plans.budget(task.number()).total(), cash, inKind),
                    reason,
                    task.actor()));
    return Route.on().telling("done", cash.plain(), inKind.plain());
  }
}
