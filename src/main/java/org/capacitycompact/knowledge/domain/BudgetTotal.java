package org.capacitycompact.knowledge.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.capacitycompact.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The total of an activity's budgets: revisions replace what they cover, and of several revisions
 * of one period the last counts.
 */
public final class BudgetTotal {
  private BudgetTotal() {}

  /**
   * The sum in a currency, rounded to its smallest unit; empty where a budget is in another or
   * unreadable, or where a revision covers a part only of what it revises, so that nobody can tell.
   */
  public static Optional<Money> in(Currency currency, List<PublishedAmount> budgets) {
    if (budgets.stream().anyMatch(b -> b.amount() == null || !b.isIn(currency))) {
      return Optional.empty();
    }
    List<PublishedAmount> revisions = lastOfEachPeriod(budgets);
    for (int i = 0; i < revisions.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (overlap(revisions.get(i), revisions.get(j))) {
          return Optional.empty();
        }
      }
    }
    List<PublishedAmount> counted = new ArrayList<>(revisions);
    for (PublishedAmount original : budgets) {
      if (original.type() != BudgetType.REVISED && !covered(original, revisions)) {
        if (revisions.stream().anyMatch(revision -> overlap(original, revision))) {
          return Optional.empty();
        }
        counted.add(original);
      }
    }
    BigDecimal sum =
        counted.stream()
            .map(PublishedAmount::amount)
            .filter(Objects::nonNull)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return Optional.of(Money.rounded(sum, currency, RoundingMode.HALF_UP));
  }

  /** The budgets that are replaced by revisions. */
  public static Set<PublishedAmount> replaced(List<PublishedAmount> budgets) {
    List<PublishedAmount> revisions = lastOfEachPeriod(budgets);
    Set<PublishedAmount> replaced = Collections.newSetFromMap(new IdentityHashMap<>());
    for (PublishedAmount budget : budgets) {
      boolean outdated =
          budget.type() == BudgetType.REVISED
              ? revisions.stream().noneMatch(last -> last == budget)
              : covered(budget, revisions);
      if (outdated) {
        replaced.add(budget);
      }
    }
    return replaced;
  }

  /** By the value date; on the same day, the later in the file. */
  private static List<PublishedAmount> lastOfEachPeriod(List<PublishedAmount> budgets) {
    List<PublishedAmount> last = new ArrayList<>();
    budgets.stream()
        .filter(b -> b.type() == BudgetType.REVISED)
        .sorted(
            Comparator.comparing(
                PublishedAmount::valueDate, Comparator.nullsFirst(Comparator.naturalOrder())))
        .forEach(
            revision -> {
              last.removeIf(earlier -> samePeriod(earlier, revision));
              last.add(revision);
            });
    last.sort(
        Comparator.comparing(
            PublishedAmount::periodStart, Comparator.nullsFirst(Comparator.naturalOrder())));
    return last;
  }

  private static boolean samePeriod(PublishedAmount one, PublishedAmount other) {
    return Objects.equals(one.periodStart(), other.periodStart())
        && Objects.equals(one.periodEnd(), other.periodEnd());
  }

  private static boolean overlap(PublishedAmount one, PublishedAmount other) {
    LocalDate start = one.periodStart();
    LocalDate end = one.periodEnd();
    LocalDate otherStart = other.periodStart();
    LocalDate otherEnd = other.periodEnd();
    return start != null
        && end != null
        && otherStart != null
        && otherEnd != null
        && !start.isAfter(otherEnd)
        && !otherStart.isAfter(end);
  }

  /** Whether the revisions, ordered by their start, cover every day of the period. */
  private static boolean covered(PublishedAmount original, List<PublishedAmount> revisions) {
    if (revisions.stream().anyMatch(revision -> samePeriod(original, revision))) {
      return true;
    }
    @Nullable LocalDate open = original.periodStart();
    LocalDate end = original.periodEnd();
    if (open == null || end == null) {
      return false;
    }
    for (PublishedAmount revision : revisions) {
      LocalDate from = revision.periodStart();
      LocalDate until = revision.periodEnd();
      if (from != null && until != null && !from.isAfter(open) && !until.isBefore(open)) {
        open = until.plusDays(1);
      }
    }
    return open.isAfter(end);
  }
}
