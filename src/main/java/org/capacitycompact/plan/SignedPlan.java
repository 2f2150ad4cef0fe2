package org.capacitycompact.plan;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.policy.PolicyValues;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The rules for signed plans: small changes are made at once and the others are told; anything else
 * is asked for ({@link ChangeRequests}), and beyond the tolerance the steering group decides.
 */
@Component
class SignedPlan implements PlanGuard {

  private final AgreedRows agreed;
  private final LineWorth worth;
  private final PolicyValues policy;
  private final PlanHistory history;
  private final Clock clock;

  SignedPlan(
      AgreedRows agreed, LineWorth worth, PolicyValues policy, PlanHistory history, Clock clock) {
    this.agreed = agreed;
    this.worth = worth;
    this.policy = policy;
    this.history = history;
    this.clock = clock;
  }

  @Override
  public List<FieldError> against(Change change) {
    if (change.phase() != Phase.AGREED || change.agreed()) {
      return List.of();
    }
    ChangeSize size = size(change);
    return size == ChangeSize.AT_ONCE
        ? List.of()
        : List.of(FieldError.of(tolerance().obstacle(step(change)), "plan.signed." + size));
  }

  @Override
  public void written(Change change, Row row) {
    if (change.phase() == Phase.AGREED && !change.agreed()) {
      history.tellSigned(change, Objects.requireNonNull(change.before()), row);
    }
  }

  /** Who has to agree to a change of a signed plan. */
  ChangeSize size(Change change) {
    ChangeSize ofRow = tolerance().of(step(change));
    return ofRow != ChangeSize.GROUP
            && change.section() == Section.BUDGET
            && isBudgetBeyond(change.initiative().number(), change.before(), change.after())
        ? ChangeSize.GROUP
        : ofRow;
  }

  private Tolerance.Step step(Change change) {
    Row before = change.before();
    Map<String, Object> now = before == null ? Map.of() : before.values();
    return new Tolerance.Step(
        change.section(),
        before == null ? null : now,
        change.after(),
        before == null ? now : agreed(change, before, false).orElse(now),
        before == null ? now : agreed(change, before, true).orElseGet(() -> added(change, before)));
  }

  private Optional<Map<String, Object>> agreed(Change change, Row row, boolean byGroup) {
    return agreed.row(change.initiative().number(), row.section(), row.position(), byGroup);
  }

  /** What came after the signature is measured from what it was when both sides agreed to it. */
  private Map<String, Object> added(Change change, Row row) {
    return agreed
        .added(change.initiative().number(), row.section(), row.position())
        .orElse(row.values());
  }

  private boolean isBudgetBeyond(
      InitiativeNumber number, @Nullable Row before, @Nullable Map<String, Object> after) {
    List<AgreedRows.Line> lines = agreed.lines(number);
    Map<String, BigDecimal> totals = new HashMap<>();
    lines.stream()
        .filter(line -> before == null || line.position() != before.position())
        .forEach(line -> add(totals, line.category(), line.source(), line.usd()));
    if (after != null) {
      Optional<BigDecimal> usd = worth.after(before, after, lines);
      if (usd.isEmpty()) {
        // What cannot be measured cannot be said to be within the tolerance.
        return true;
      }
      add(
          totals,
          String.valueOf(after.get("category")),
          String.valueOf(after.get("source")),
          usd.get());
    }
    Map<String, BigDecimal> signed = agreed.categories(number);
    Set<String> categories = new HashSet<>(signed.keySet());
    categories.addAll(totals.keySet());
    Tolerance tolerance = tolerance();
    return categories.stream()
        .anyMatch(
            category ->
                tolerance.isBeyond(
                    signed.getOrDefault(category, BigDecimal.ZERO),
                    totals.getOrDefault(category, BigDecimal.ZERO)));
  }

  private static void add(
      Map<String, BigDecimal> totals, String category, String source, @Nullable BigDecimal usd) {
    BigDecimal worth = usd == null ? BigDecimal.ZERO : usd;
    totals.merge(category, worth, BigDecimal::add);
    if (source.equals(AgreedRows.COMPACT)) {
      totals.merge(AgreedRows.COMPACT, worth, BigDecimal::add);
    }
  }

  private Tolerance tolerance() {
    LocalDate today = CountryDays.compactDay(clock.instant());
    return new Tolerance(
        policy.value("plan.smallDays", today).intValueExact(),
        policy.value("plan.toleranceCategoryPercent", today),
        policy.value("plan.toleranceCategoryUsd", today),
        policy.value("plan.toleranceDays", today).intValueExact());
  }
}
