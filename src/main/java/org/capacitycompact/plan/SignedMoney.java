package org.capacitycompact.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Budget;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.Money;
import org.capacitycompact.money.Percent;
import org.capacitycompact.policy.PolicyValues;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the money of a signed plan has to hold whoever agrees to a change: there is cash for the
 * milestones, and the Compact gives no more than its share (S111). Only what makes it worse is
 * refused, so that a plan can be put right step by step.
 */
@Component
class SignedMoney implements PlanGuard {

  private static final String AMOUNT = "amount";

  private final Plans plans;
  private final AgreedRows agreed;
  private final LineWorth worth;
  private final PolicyValues policy;
  private final Clock clock;

  SignedMoney(Plans plans, AgreedRows agreed, LineWorth worth, PolicyValues policy, Clock clock) {
    this.plans = plans;
    this.agreed = agreed;
    this.worth = worth;
    this.policy = policy;
    this.clock = clock;
  }

  @Override
  public List<FieldError> against(Change change) {
    if (change.phase() != Phase.AGREED) {
      return List.of();
    }
    return switch (change.section()) {
      case WORK -> milestones(change);
      case BUDGET -> budget(change);
      default -> List.of();
    };
  }

  private List<FieldError> milestones(Change change) {
    InitiativeNumber number = change.initiative().number();
    Row before = change.before();
    BigDecimal was = promised(before == null ? null : before.values());
    BigDecimal will = promised(change.after());
    BigDecimal planned = planned(number).subtract(was).add(will);
    BigDecimal cash = plans.budget(number).cash().amount();
    return will.compareTo(was) > 0 && planned.compareTo(cash) > 0
        ? List.of(FieldError.of(AMOUNT, "plan.signed.aboveCash", plain(planned), plain(cash)))
        : List.of();
  }

  private List<FieldError> budget(Change change) {
    InitiativeNumber number = change.initiative().number();
    Row before = change.before();
    Map<String, Object> after = change.after();
    List<AgreedRows.Line> lines = agreed.lines(number);
    BigDecimal was = LineWorth.of(before, lines);
    BigDecimal will =
        after == null ? BigDecimal.ZERO : worth.after(before, after, lines).orElse(null);
    if (will == null) {
      // Its currency has no rate, which is refused as such.
      return List.of();
    }
    Map<String, Object> now = before == null ? null : before.values();
    Budget budget = plans.budget(number);
    BigDecimal cash = change(now, was, after, will, "means", "cash");
    BigDecimal compact = change(now, was, after, will, "source", AgreedRows.COMPACT);
    BigDecimal all = will.subtract(was);
    String field = after == null ? Objects.requireNonNull(Section.BUDGET.nameField()) : AMOUNT;
    List<FieldError> errors = new ArrayList<>();
    BigDecimal left = budget.cash().amount().add(cash);
    BigDecimal planned = planned(number);
    if (cash.signum() < 0 && left.compareTo(planned) < 0) {
      errors.add(FieldError.of(field, "plan.signed.belowMilestones", plain(left), plain(planned)));
    }
    Money most =
        share().of(money(budget.total().amount().add(all).max(BigDecimal.ZERO)), RoundingMode.DOWN);
    if ((compact.signum() > 0 || all.signum() < 0)
        && budget.compact().amount().add(compact).compareTo(most.amount()) > 0) {
      boolean moved =
          now != null && compact.signum() > 0 && !AgreedRows.COMPACT.equals(now.get("source"));
      errors.add(FieldError.of(moved ? "source" : field, "plan.signed.aboveShare", most.plain()));
    }
    return errors;
  }

  /** By how much the lines that have this value become worth more. */
  private static BigDecimal change(
      @Nullable Map<String, Object> before,
      BigDecimal was,
      @Nullable Map<String, Object> after,
      BigDecimal will,
      String key,
      String value) {
    BigDecimal then = after != null && value.equals(after.get(key)) ? will : BigDecimal.ZERO;
    return before != null && value.equals(before.get(key)) ? then.subtract(was) : then;
  }

  private static BigDecimal promised(@Nullable Map<String, Object> work) {
    return work != null
            && "MILESTONE".equals(work.get("kind"))
            && work.get(AMOUNT) instanceof BigDecimal amount
        ? amount
        : BigDecimal.ZERO;
  }

  private BigDecimal planned(InitiativeNumber number) {
    return AccountingCurrency.sum(
            plans.milestones(number).stream().map(milestone -> milestone.amount()))
        .amount();
  }

  private Percent share() {
    return new Percent(
        policy.value("compact.budgetShare", CountryDays.compactDay(clock.instant())));
  }

  private static String plain(BigDecimal usd) {
    return money(usd.max(BigDecimal.ZERO)).plain();
  }

  private static Money money(BigDecimal usd) {
    return AccountingCurrency.of(usd.setScale(2, RoundingMode.HALF_UP));
  }
}
