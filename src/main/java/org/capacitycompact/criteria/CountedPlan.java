package org.capacitycompact.criteria;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.capacitycompact.money.Percent;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of one plan say of the facts that decisions take. A fact is counted once one of its
 * sections was saved on its page; until then it keeps what was declared, with that origin. What the
 * rows leave open is null, which is never read as a no.
 */
public final class CountedPlan {

  /** What is counted in which rows: from the day that one of the sections was saved. */
  private record Count(
      Records records, Set<Section> sections, Function<CountedPlan, @Nullable Object> of) {}

  private static final Set<Section> MEASURED = Set.of(Section.RESULTS, Section.INDICATORS);

  private static final Map<String, Count> COUNTS =
      Map.ofEntries(
          entry(
              "measurableResults",
              new Count(Records.RESULTS, MEASURED, CountedPlan::measurableResults)),
          entry(
              "sufficiencyTargets",
              new Count(Records.SUFFICIENCY_TARGETS, MEASURED, CountedPlan::sufficiencyTargets)),
          entry(
              "resultsLinked",
              new Count(Records.RESULTS_LINKED, MEASURED, CountedPlan::resultsLinked)),
          entry(
              "capacityLevels",
              new Count(
                  Records.LEVELS,
                  Set.of(Section.RESULTS),
                  plan -> plan.kinds(Section.RESULTS, "capacityLevel"))),
          entry(
              "refusalConditions",
              new Count(
                  Records.REFUSAL_CONDITIONS,
                  Set.of(Section.REFUSALS),
                  plan -> plan.of(Section.REFUSALS).size())),
          entry(
              "practitioners",
              new Count(
                  Records.PEOPLE,
                  Set.of(Section.PEOPLE),
                  plan -> plan.any(Section.PEOPLE, row -> row.flag("practitioner").orElse(false)))),
          entry(
              "localExpertisePercent",
              new Count(
                  Records.PEOPLE, Set.of(Section.PEOPLE), CountedPlan::localExpertisePercent)),
          entry(
              "modalities",
              new Count(
                  Records.MODALITIES,
                  Set.of(Section.MODALITIES),
                  plan -> plan.kinds(Section.MODALITIES, "modality"))),
          entry(
              "qaFunctions",
              new Count(
                  Records.QUALITY,
                  Set.of(Section.QUALITY),
                  plan -> plan.kinds(Section.QUALITY, "function"))),
          entry(
              "reviewMechanism",
              new Count(
                  Records.FRAME, Set.of(Section.FRAME), plan -> plan.frame("reviewMechanism"))),
          entry(
              "reportingIntervalDays",
              new Count(
                  Records.PROFILE,
                  Set.of(Section.FRAME),
                  plan ->
                      plan.frame("reportingIntervalDays") instanceof BigDecimal days
                          ? days.intValueExact()
                          : null)),
          entry(
              "exitPlanned",
              new Count(
                  Records.EXIT,
                  Set.of(Section.EXIT),
                  plan -> plan.any(Section.EXIT, row -> row.date("due").isPresent()))),
          entry(
              "accountability",
              new Count(
                  Records.ACCOUNTABILITY,
                  Set.of(Section.ACCOUNTABILITY),
                  CountedPlan::accountability)),
          entry(
              "transactionCostPercent",
              new Count(Records.COORDINATION, Set.of(Section.BUDGET), plan -> plan.coordination)));

  private final Set<Section> saved;
  private final Map<Section, List<Row>> rows;
  private final @Nullable Percent coordination;

  CountedPlan(Set<Section> saved, Map<Section, List<Row>> rows, @Nullable Percent coordination) {
    this.saved = Set.copyOf(saved);
    this.rows = rows;
    this.coordination = coordination;
  }

  /** Whether the section was saved on its page, so that its rows speak for themselves. */
  public boolean speaksOf(Section section) {
    return saved.contains(section);
  }

  /** The rows of a section; none where it was never saved. */
  public List<Row> of(Section section) {
    return rows.getOrDefault(section, List.of());
  }

  /**
   * Adds a fact: counted, or as it was declared.
   *
   * @param declared null when nobody did
   */
  public Facts put(Facts facts, String name, @Nullable Object declared, Origin origin) {
    Count count = COUNTS.get(name);
    return count != null && isCounted(name, count)
        ? facts.put(name, count.of().apply(this), Origin.counted(count.records()))
        : facts.put(name, declared, origin);
  }

  /**
   * The country's systems that are used (S9): whether money goes through its treasury and stands in
   * its budget is seen in the lines, once there are any; only of the others a declaration counts.
   *
   * @param declared as chosen in a form; empty when nobody said
   * @return the systems; {@code none} alone when it is known that none is used
   */
  List<String> countrySystems(List<String> declared) {
    if (!speaksOf(Section.BUDGET)) {
      return declared;
    }
    List<Row> cash =
        of(Section.BUDGET).stream()
            .filter(row -> row.text("means").filter("cash"::equals).isPresent())
            .toList();
    List<String> used =
        new ArrayList<>(
            declared.stream()
                .filter(system -> !Set.of("treasury", "budget", "none").contains(system))
                .toList());
    if (mostOf(cash, row -> row.text("flow").filter("TREASURY"::equals).isPresent())) {
      used.add("treasury");
    }
    if (mostOf(cash, row -> row.text("budgetCode").isPresent())) {
      used.add("budget");
    }
    return used.isEmpty() && (!cash.isEmpty() || !declared.isEmpty()) ? List.of("none") : used;
  }

  static int used(List<String> systems) {
    return (int) systems.stream().filter(system -> !system.equals("none")).count();
  }

  private static boolean mostOf(List<Row> lines, Predicate<Row> holds) {
    return !lines.isEmpty() && 2 * lines.stream().filter(holds).count() >= lines.size();
  }

  /** What was chosen, once each: of the rows where they speak, else what was declared. */
  public List<String> chosen(Section section, String key, List<String> declared) {
    return speaksOf(section)
        ? of(section).stream().flatMap(row -> row.text(key).stream()).distinct().toList()
        : declared;
  }

  /**
   * The links cannot be counted while nobody has named what is linked to, nor levels that no result
   * names: what the plan says of the whole counts.
   */
  private boolean isCounted(String name, Count count) {
    return count.sections().stream().anyMatch(this::speaksOf)
        && (!name.equals("resultsLinked") || frame("developmentResult") != null)
        && (!name.equals("capacityLevels") || kinds(Section.RESULTS, "capacityLevel") != null);
  }

  private int measurableResults() {
    return (int)
        of(Section.RESULTS).stream()
            .filter(
                result ->
                    indicators(result).stream()
                        .anyMatch(
                            row ->
                                row.values().containsKey("target1Value")
                                    || row.values().containsKey("targetWords")
                                    || row.values().containsKey("enough")))
            .count();
  }

  private int sufficiencyTargets() {
    return (int)
        of(Section.INDICATORS).stream().filter(row -> row.values().containsKey("enough")).count();
  }

  /** Outputs serve the results above them, and need no indicator of their own. */
  private @Nullable Boolean resultsLinked() {
    List<Row> results =
        of(Section.RESULTS).stream()
            .filter(row -> !"OUTPUT".equals(row.values().get("kind")))
            .toList();
    return results.isEmpty() || frame("developmentResult") == null
        ? null
        : (Boolean) results.stream().noneMatch(row -> indicators(row).isEmpty());
  }

  private List<Row> indicators(Row result) {
    String position = String.valueOf(result.position());
    return of(Section.INDICATORS).stream()
        .filter(row -> row.text("result").filter(position::equals).isPresent())
        .toList();
  }

  private @Nullable Percent localExpertisePercent() {
    BigDecimal all = days(of(Section.PEOPLE));
    BigDecimal local =
        days(
            of(Section.PEOPLE).stream()
                .filter(row -> "NATIONAL".equals(row.values().get("origin")))
                .toList());
    return all.signum() == 0 ? null : Percent.of(local, all, 2, RoundingMode.HALF_UP);
  }

  private static BigDecimal days(List<Row> people) {
    return people.stream()
        .flatMap(row -> row.decimal("days").stream())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Both ways where one answers to another who answers to them. */
  private @Nullable String accountability() {
    Set<List<String>> ways =
        of(Section.ACCOUNTABILITY).stream()
            .map(row -> List.of(party(row, "who"), party(row, "toWhom")))
            .collect(Collectors.toSet());
    return ways.isEmpty()
        ? null
        : ways.stream().anyMatch(way -> ways.contains(List.of(way.get(1), way.get(0))))
            ? "mutual"
            : "oneSided";
  }

  private static String party(Row row, String key) {
    return row.text(key).orElse("").strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  private @Nullable Object frame(String key) {
    return of(Section.FRAME).stream().findFirst().map(row -> row.values().get(key)).orElse(null);
  }

  private @Nullable Boolean any(Section section, Function<Row, Boolean> holds) {
    return of(section).isEmpty() ? null : (Boolean) of(section).stream().anyMatch(holds::apply);
  }

  /** How many different ones there are; unknown where no row says any. */
  private @Nullable Integer kinds(Section section, String key) {
    int kinds = chosen(section, key, List.of()).size();
    return kinds == 0 ? null : (Integer) kinds;
  }
}
