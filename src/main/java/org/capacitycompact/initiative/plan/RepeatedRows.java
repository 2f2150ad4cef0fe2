package org.capacitycompact.initiative.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.capacitycompact.initiative.MilestonePosition;
import org.capacitycompact.money.AccountingCurrency;

/** The numbered rows of a statement ({@code result1Title}, {@code result2Title}, …). */
public record RepeatedRows(Statement said) {

  private static final List<Slots> ALL =
      List.of(
          new Slots("result", 3, List.of("Title", "Baseline", "Target", "Date"), List.of()),
          new Slots("sufficiency", 3, List.of("Indicator", "Target", "Date"), List.of("Baseline")),
          new Slots("milestone", 4, List.of("Title", "Institution", "Due", "AmountUsd"), List.of()),
          new Slots("risk", 3, List.of("Title", "Likelihood", "Impact"), List.of("Mitigation")));

  /** An invalid row: the field, and the message key that says why. */
  public record Problem(String key, String text) {}

  private record Slots(String prefix, int count, List<String> needed, List<String> optional) {

    Stream<String> missing(int slot, Statement said) {
      List<String> absent =
          needed.stream().map(part -> prefix + slot + part).filter(key -> !has(said, key)).toList();
      boolean begun =
          Stream.concat(needed.stream(), optional.stream())
              .anyMatch(part -> has(said, prefix + slot + part));
      return begun ? absent.stream() : Stream.empty();
    }
  }

  /** Leaves out incomplete rows, which do not count while somebody is still writing. */
  public RepeatedRows complete() {
    Map<String, Object> kept = new HashMap<>(said.written());
    for (Slots slots : ALL) {
      for (int slot = 1; slot <= slots.count(); slot++) {
        if (slots.missing(slot, said).findAny().isPresent()) {
          Pattern row = Pattern.compile(slots.prefix() + slot + "[A-Z].*");
          kept.keySet().removeIf(key -> row.matcher(key).matches());
        }
      }
    }
    return new RepeatedRows(new Statement(kept, said.source()));
  }

  public List<PlannedResult> results() {
    return rows(3, "result%dTitle", this::result);
  }

  public List<SufficiencyTarget> sufficiencyTargets() {
    return rows(3, "sufficiency%dIndicator", this::target);
  }

  /** The conditions by the numbers of their slots. */
  public Map<Integer, String> refusalConditions() {
    Map<Integer, String> conditions = new TreeMap<>();
    for (int slot = 1; slot <= 3; slot++) {
      String key = "refusal" + slot + "Condition";
      if (has(said, key)) {
        conditions.put(slot, need(key));
      }
    }
    return conditions;
  }

  public List<PlannedMilestone> milestones() {
    return rows(4, "milestone%dTitle", this::milestone);
  }

  public List<Risk> risks() {
    return rows(3, "risk%dTitle", this::risk);
  }

  /** The problems of the rows: incomplete, a target that changes nothing, a date in the past. */
  public List<Problem> problems(LocalDate today) {
    List<Problem> problems = new ArrayList<>();
    for (Slots slots : ALL) {
      for (int slot = 1; slot <= slots.count(); slot++) {
        slots
            .missing(slot, said)
            .map(key -> new Problem(key, "plan.row.incomplete"))
            .forEach(problems::add);
      }
    }
    for (int slot = 1; slot <= 3; slot++) {
      changes("result" + slot).ifPresent(problems::add);
      changes("sufficiency" + slot).ifPresent(problems::add);
      ahead("result" + slot + "Date", today).ifPresent(problems::add);
      ahead("sufficiency" + slot + "Date", today).ifPresent(problems::add);
    }
    for (int slot = 1; slot <= 4; slot++) {
      ahead("milestone" + slot + "Due", today).ifPresent(problems::add);
    }
    return problems;
  }

  private Optional<Problem> changes(String row) {
    Optional<BigDecimal> target = said.decimal(row + "Target");
    return said.decimal(row + "Baseline")
        .filter(from -> target.filter(to -> to.compareTo(from) == 0).isPresent())
        .map(same -> new Problem(row + "Target", "plan.target.same"));
  }

  private Optional<Problem> ahead(String key, LocalDate today) {
    return said.date(key)
        .filter(date -> date.isBefore(today))
        .map(past -> new Problem(key, "plan.date.past"));
  }

  private PlannedResult result(int slot) {
    String row = "result" + slot;
    return new PlannedResult(
        slot,
        need(row + "Title"),
        new BigDecimal(need(row + "Baseline")),
        new BigDecimal(need(row + "Target")),
        LocalDate.parse(need(row + "Date")),
        null,
        null);
  }

  private SufficiencyTarget target(int slot) {
    String row = "sufficiency" + slot;
    return new SufficiencyTarget(
        slot,
        need(row + "Indicator"),
        said.decimal(row + "Baseline").orElse(null),
        new BigDecimal(need(row + "Target")),
        LocalDate.parse(need(row + "Date")),
        null,
        null,
        null);
  }

  private PlannedMilestone milestone(int slot) {
    String row = "milestone" + slot;
    return new PlannedMilestone(
        new MilestonePosition(slot),
        need(row + "Title"),
        need(row + "Institution"),
        LocalDate.parse(need(row + "Due")),
        AccountingCurrency.of(new BigDecimal(need(row + "AmountUsd"))));
  }

  private Risk risk(int slot) {
    String row = "risk" + slot;
    return new Risk(
        slot,
        need(row + "Title"),
        Integer.parseInt(need(row + "Likelihood")),
        Integer.parseInt(need(row + "Impact")),
        said.text(row + "Mitigation").orElse(null));
  }

  private <T> List<T> rows(int slots, String mark, IntFunction<T> row) {
    return IntStream.rangeClosed(1, slots)
        .filter(slot -> has(said, mark.formatted(slot)))
        .mapToObj(row)
        .toList();
  }

  private String need(String key) {
    return said.text(key)
        .orElseThrow(() -> new IllegalStateException("a row was taken without " + key));
  }

  private static boolean has(Statement said, String key) {
    return said.written().containsKey(key);
  }
}
