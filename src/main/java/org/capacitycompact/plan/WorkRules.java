package org.capacitycompact.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.capacitycompact.form.FieldError;
import org.jspecify.annotations.Nullable;

/** What has to hold between the work plan, the budget that pays it, and the time it has. */
final class WorkRules {

  private WorkRules() {}

  static void frame(Candidate candidate, List<FieldError> errors) {
    LocalDate end = end(candidate.row());
    if (end != null) {
      candidate.rowsOf(Section.WORK).stream()
          .filter(row -> row.date("due").filter(due -> due.isAfter(end)).isPresent())
          .findFirst()
          .ifPresent(
              late ->
                  errors.add(
                      FieldError.of("durationMonths", "plan.duration.tooShort", late.name())));
    }
  }

  /**
   * @param cash what the budget lines in cash are worth, by position
   */
  static void work(Candidate candidate, Map<Integer, BigDecimal> cash, List<FieldError> errors) {
    Row row = candidate.row();
    LocalDate due = row.date("due").orElse(null);
    LocalDate start = row.date("startsOn").orElse(null);
    if (due != null && start != null && start.isAfter(due)) {
      errors.add(FieldError.ofDays("startsOn", "plan.work.startsLate", due));
    }
    if (due != null && candidate.isNew("due") && due.isBefore(candidate.today())) {
      errors.add(FieldError.of("due", "plan.date.past"));
    } else if (due != null) {
      candidate.rowsOf(Section.FRAME).stream()
          .findFirst()
          .ifPresent(frame -> within(frame, "due", due, errors));
    }
    if (row.text("verifier").isPresent() && row.text("verifier").equals(row.text("institution"))) {
      errors.add(FieldError.of("verifier", "plan.work.verifiesItself"));
    }
    BigDecimal amount = row.decimal("amount").orElse(BigDecimal.ZERO);
    if (row.text("kind").filter("ACTIVITY"::equals).isPresent() && amount.signum() > 0) {
      errors.add(FieldError.of("amount", "plan.activity.amount"));
    }
    List<Row> paid = new ArrayList<>(candidate.others(Section.WORK));
    paid.add(row);
    BigDecimal left = left(row.list("lines"), paid, cash);
    if (left.signum() < 0) {
      errors.add(
          FieldError.of(
              "amount",
              "plan.work.aboveLines",
              amount.add(left).max(BigDecimal.ZERO).toPlainString()));
    }
  }

  /**
   * @param cash what the budget lines in cash are worth, by position
   * @param worth what the line will be worth in US dollars if it is in cash and has an amount
   */
  static void budget(
      Candidate candidate,
      Map<Integer, BigDecimal> cash,
      Supplier<BigDecimal> worth,
      List<FieldError> errors) {
    Row row = candidate.row();
    if (row.text("source").filter("compact"::equals).isPresent()
        && row.text("means").filter("inKind"::equals).isPresent()) {
      errors.add(FieldError.of("means", "plan.compact.cash"));
    }
    row.decimal("year")
        .map(BigDecimal::intValue)
        .ifPresent(
            year ->
                candidate.rowsOf(Section.FRAME).stream()
                    .findFirst()
                    .filter(frame -> outside(frame, year))
                    .ifPresent(frame -> errors.add(FieldError.of("year", "plan.year.outside"))));
    Row before = candidate.before();
    if (before == null) {
      return;
    }
    BigDecimal usd = cash.getOrDefault(row.position(), BigDecimal.ZERO);
    boolean pays = row.text("means").filter("cash"::equals).isPresent();
    boolean keepsItsRate =
        before.text("currency").equals(row.text("currency"))
            && before.decimal("amount").equals(row.decimal("amount"));
    BigDecimal will = !pays ? BigDecimal.ZERO : keepsItsRate ? usd : worth.get();
    cash.put(row.position(), will);
    if (will.compareTo(usd) < 0
        && left(List.of(String.valueOf(row.position())), candidate.rowsOf(Section.WORK), cash)
                .signum()
            < 0) {
      errors.add(FieldError.of("amount", "plan.line.belowWork"));
    }
  }

  /**
   * What these lines, and all that share a milestone with them, have left when the milestones are
   * paid; below zero where they promise more than there is. Nothing is promised of no line.
   */
  private static BigDecimal left(
      List<String> lines, List<Row> work, Map<Integer, BigDecimal> cash) {
    if (lines.isEmpty()) {
      return BigDecimal.ZERO;
    }
    Set<String> reached = new TreeSet<>(lines);
    List<Row> paid = new ArrayList<>();
    boolean more = true;
    while (more) {
      List<Row> touching =
          work.stream()
              .filter(row -> row.list("lines").stream().anyMatch(reached::contains))
              .toList();
      more = touching.stream().flatMap(row -> row.list("lines").stream()).anyMatch(reached::add);
      paid = touching;
    }
    BigDecimal promised =
        paid.stream()
            .map(row -> row.decimal("amount").orElse(BigDecimal.ZERO))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return reached.stream()
        .map(line -> cash.getOrDefault(Integer.valueOf(line), BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .subtract(promised);
  }

  private static void within(Row frame, String key, LocalDate day, List<FieldError> errors) {
    LocalDate start = frame.date("startsOn").orElse(null);
    LocalDate end = end(frame);
    if (start != null && day.isBefore(start)) {
      errors.add(FieldError.ofDays(key, "plan.work.beforeStart", start));
    } else if (end != null && day.isAfter(end)) {
      errors.add(FieldError.ofDays(key, "plan.work.afterEnd", end));
    }
  }

  private static boolean outside(Row frame, int year) {
    LocalDate start = frame.date("startsOn").orElse(null);
    LocalDate end = end(frame);
    return start != null && year < start.getYear() || end != null && year > end.getYear();
  }

  /** The last day of the work; null while start or duration are open. */
  private static @Nullable LocalDate end(Row frame) {
    LocalDate start = frame.date("startsOn").orElse(null);
    BigDecimal months = frame.decimal("durationMonths").orElse(null);
    return start == null || months == null
        ? null
        : start.plusMonths(months.intValue()).minusDays(1);
  }
}
