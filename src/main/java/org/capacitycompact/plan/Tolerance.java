package org.capacitycompact.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a signed plan may be changed by whom. Small steps add up: a date is compared with what
 * was agreed last, and, where it is about the steering group, with what was signed or the group
 * approved.
 *
 * @param smallDays by so many days a date moves without being agreed on
 * @param categoryPercent of a category of the signed budget, 0 to 100
 * @param categoryUsd US dollars; a category changes beyond the tolerance by more than both
 * @param days by more days a date moves beyond the tolerance
 */
record Tolerance(int smallDays, BigDecimal categoryPercent, BigDecimal categoryUsd, int days) {

  private static final Set<String> WORDS_OF_RISKS = Set.of("mitigation", "owner");
  private static final String KIND = "kind";
  private static final String OUTCOME = "OUTCOME";
  private static final String ENOUGH = "enough";
  private static final String MONTHS = "durationMonths";

  /** As the months of a duration are counted here. */
  private static final int DAYS_OF_A_MONTH = 30;

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * A change of a row, with the row as it was agreed.
   *
   * @param before null of a row that is added
   * @param after null of a row that goes
   * @param agreed as both sides agreed last
   * @param signed as it was signed, or as the group approved it since; of a row that came later, as
   *     it came
   */
  record Step(
      Section section,
      @Nullable Map<String, Object> before,
      @Nullable Map<String, Object> after,
      Map<String, Object> agreed,
      Map<String, Object> signed) {}

  /** Who has to agree, as far as the row itself tells; what a budget comes to is asked besides. */
  ChangeSize of(Step step) {
    if (isOutcomeAddedOrDropped(step)
        || movesFar(step)
        || paysFarOtherwise(step)
        || isMovedToCompact(step)) {
      return ChangeSize.GROUP;
    }
    return isAtOnce(step) ? ChangeSize.AT_ONCE : ChangeSize.BOTH_SIDES;
  }

  /** Whether a category of the budget changes beyond the tolerance. */
  boolean isBeyond(BigDecimal signed, BigDecimal after) {
    BigDecimal change = after.subtract(signed).abs();
    return change.compareTo(categoryUsd) > 0
        && change.multiply(HUNDRED).compareTo(signed.multiply(categoryPercent)) > 0;
  }

  /** A milestone whose money changes as much as a category of the budget may not. */
  private boolean paysFarOtherwise(Step step) {
    BigDecimal will = amount(step.after());
    return step.section() == Section.WORK
        && will.compareTo(amount(step.before())) != 0
        && isBeyond(amount(step.signed()), will);
  }

  private static BigDecimal amount(@Nullable Map<String, Object> values) {
    return values != null && values.get("amount") instanceof BigDecimal amount
        ? amount
        : BigDecimal.ZERO;
  }

  /** Whoever signed gave other money, or none: the Compact's is the group's to give. */
  private static boolean isMovedToCompact(Step step) {
    return step.section() == Section.BUDGET
        && isOfCompact(step.after())
        && !isOfCompact(step.before());
  }

  private static boolean isOfCompact(@Nullable Map<String, Object> values) {
    return values != null && AgreedRows.COMPACT.equals(values.get("source"));
  }

  private static boolean isOutcomeAddedOrDropped(Step step) {
    return step.section() == Section.RESULTS && isOutcome(step.before()) != isOutcome(step.after());
  }

  private static boolean isOutcome(@Nullable Map<String, Object> values) {
    return values != null && OUTCOME.equals(values.get(KIND));
  }

  private boolean movesFar(Step step) {
    Map<String, Object> after = step.after();
    Map<String, Object> before = step.before();
    return after != null
        && before != null
        && Merge.differing(before, after).stream()
            .anyMatch(key -> moved(step.signed().get(key), after.get(key), key) > days);
  }

  private boolean isAtOnce(Step step) {
    Map<String, Object> before = step.before();
    Map<String, Object> after = step.after();
    return before != null
        && after != null
        && !isTarget(step.section(), before)
        && !isTarget(step.section(), after)
        && Merge.differing(before, after).stream()
            .allMatch(key -> isWording(step.section(), key) || isSmall(step.agreed(), after, key));
  }

  /** What is enough changes only jointly, however little. */
  private static boolean isTarget(Section section, Map<String, Object> values) {
    return section == Section.INDICATORS && values.containsKey(ENOUGH);
  }

  private static boolean isWording(Section section, String key) {
    return key.equals("title") || section == Section.RISKS && WORDS_OF_RISKS.contains(key);
  }

  private boolean isSmall(Map<String, Object> agreed, Map<String, Object> after, String key) {
    return agreed.get(key) instanceof LocalDate from
        && after.get(key) instanceof LocalDate to
        && Math.abs(ChronoUnit.DAYS.between(from, to)) <= smallDays;
  }

  /** By how many days a date or a duration differs; none where there is no other to compare. */
  private static long moved(@Nullable Object from, @Nullable Object to, String key) {
    if (from instanceof LocalDate was && to instanceof LocalDate is) {
      return Math.abs(ChronoUnit.DAYS.between(was, is));
    }
    return key.equals(MONTHS) && from instanceof BigDecimal was && to instanceof BigDecimal is
        ? is.subtract(was).abs().longValue() * DAYS_OF_A_MONTH
        : 0;
  }

  /** The first field that cannot be changed at once; the one that names the row when all could. */
  String obstacle(Step step) {
    Map<String, Object> before = step.before();
    Map<String, Object> after = step.after();
    String name = Objects.requireNonNull(step.section().nameField());
    if (before == null || after == null) {
      return name;
    }
    return Merge.differing(before, after).stream()
        .filter(key -> !isWording(step.section(), key))
        .filter(key -> !isSmall(step.agreed(), after, key))
        .findFirst()
        .orElse(name);
  }
}
