package org.capacitycompact.funding;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.funding.Commitments.Local;
import org.capacitycompact.initiative.plan.Budget;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.capacitycompact.worklist.form.Answers;
import org.capacitycompact.worklist.form.FieldError;
import org.springframework.stereotype.Component;

/** The national authority commits what the country itself pays (S10). */
@Component
class CommitLocalShare implements TaskHandler {

  private final Funding funding;
  private final Commitments commitments;
  private final Plans plans;
  private final Amounts amounts;

  CommitLocalShare(Funding funding, Commitments commitments, Plans plans, Amounts amounts) {
    this.funding = funding;
    this.commitments = commitments;
    this.plans = plans;
    this.amounts = amounts;
  }

  @Override
  public String task() {
    return "UserTask_CommitLocalShare";
  }

  @Override
  public Map<String, Object> prefill(TaskInHand task) {
    LocalShare share = funding.askLocalShare(task.number());
    Budget budget = plans.budget(task.number());
    Map<String, Object> values = new HashMap<>();
    values.put(
        "minimumShown",
        amounts.say("funding.minimum", share.minimum(), share.inKindCap(), budget.total()));
    values.put("committedCashUsd", Amounts.plain(budget.localCash()));
    values.put("committedInKindUsd", Amounts.plain(budget.localInKind()));
    return values;
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    List<FieldError> errors = new ArrayList<>();
    if (answers.money("committedInKindUsd").signum() > 0 && !answers.has("inKindValuation")) {
      errors.add(FieldError.of("inKindValuation", "funding.error.valuation"));
    }
    if (answers.text("commitmentKind").equals("conditionalLetter")
        && !answers.has("commitmentReference")) {
      errors.add(FieldError.of("commitmentReference", "funding.error.reference"));
    }
    return errors;
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    BigDecimal cash = answers.money("committedCashUsd");
    BigDecimal inKind = answers.money("committedInKindUsd");
    commitments.commit(
        task.number(),
        new Local(
            cash,
            inKind,
            answers.optionalText("inKindValuation").orElse(null),
            answers.text("commitmentKind"),
            answers.optionalText("commitmentReference").orElse(null)),
        task.actor().userId());
    return Route.on().telling("done", Amounts.plain(cash), Amounts.plain(inKind));
  }
}
