package org.capacitycompact.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A second, independent implementation of the criteria in plain Java, to check the tables. It
 * shares no text with them, so an error would have to be made twice, in two languages, to go
 * unnoticed.
 */
abstract class PlainReading {

  /** The result on a criterion: {@code level} is met, partly, unmet or unknown. */
  record Finding(String criterion, String level, boolean gate, int points, int weight) {}

  private final Map<String, Object> facts;
  private static final Set<String> NEVER_WAIVED = Set.of("S10", "S21");

  private final Set<String> waived;
  private final List<Finding> findings = new ArrayList<>();

  /** For a decision whose gates cannot be waived. */
  PlainReading(Map<String, Object> facts) {
    this(facts, Set.of());
  }

  PlainReading(Map<String, Object> facts, Set<String> waived) {
    this.facts = facts;
    this.waived = waived;
  }

  abstract String verdict();

  List<Finding> findings() {
    return findings;
  }

  int gatesFailed() {
    return (int) findings.stream().filter(Finding::gate).count();
  }

  /** Rounds half up with whole numbers only: floor(x + 1/2) = (2 * 100 * sum + max) / (2 * max). */
  int score() {
    int sum = findings.stream().mapToInt(it -> it.points() * it.weight()).sum();
    int most = findings.stream().mapToInt(it -> 3 * it.weight()).sum();
    return (200 * sum + most) / (2 * most);
  }

  boolean at(String level, String... criteria) {
    var wanted = Set.of(criteria);
    return findings.stream()
        .anyMatch(it -> wanted.contains(it.criterion()) && it.level().equals(level));
  }

  /** 3 points mean met, null means unknown; a gate fails with 0 points. */
  void gate(String criterion, int weight, @Nullable Integer points) {
    add(criterion, weight, points, points == null || points == 0);
  }

  void scored(String criterion, int weight, @Nullable Integer points) {
    add(criterion, weight, points, false);
  }

  void add(String criterion, int weight, @Nullable Integer points, boolean blocks) {
    String level =
        points == null ? "unknown" : points == 3 ? "met" : points == 0 ? "unmet" : "partly";
    findings.add(
        new Finding(
            criterion,
            level,
            blocks && (NEVER_WAIVED.contains(criterion) || !waived.contains(criterion)),
            points == null ? 0 : points,
            weight));
  }

  static Set<String> waivedIn(Map<String, Object> facts) {
    return facts.get("waivedCriteria") instanceof String text
        ? Stream.of(text.split(",")).map(String::trim).collect(Collectors.toSet())
        : Set.of();
  }

  @Nullable Object fact(String name) {
    return facts.get(name);
  }

  boolean isTrue(String name) {
    return Boolean.TRUE.equals(fact(name));
  }

  @Nullable Integer yesNo(String name) {
    return fact(name) instanceof Boolean yes ? (Integer) (yes ? 3 : 0) : null;
  }

  /** A non-negative number; anything else is not recognised. */
  @Nullable BigDecimal number(String name) {
    if (fact(name) instanceof Number number) {
      var value = new BigDecimal(number.toString());
      return value.signum() < 0 ? null : value;
    }
    return null;
  }

  boolean isAtLeast(String name, int limit) {
    var value = number(name);
    return value != null && value.compareTo(BigDecimal.valueOf(limit)) >= 0;
  }

  boolean isAtMost(String name, int limit) {
    var value = number(name);
    return value != null && value.compareTo(BigDecimal.valueOf(limit)) <= 0;
  }

  /** 3 points from {@code met} on, 1 from {@code partly} on, else 0. */
  @Nullable Integer steps(String name, int met, int partly) {
    if (number(name) == null) {
      return null;
    }
    return isAtLeast(name, met) ? 3 : isAtLeast(name, partly) ? 1 : 0;
  }

  @Nullable Integer atLeastOne(String name) {
    return steps(name, 1, 1);
  }

  @Nullable Integer word(String name, Map<String, Integer> points) {
    var value = fact(name);
    return value instanceof String word ? points.get(word) : null;
  }

  @Nullable Integer idea() {
    var custody = fact("countryCustodian");
    var source = fact("ideaSource");
    if ("country".equals(source)) {
      return 3;
    }
    if (!"joint".equals(source) && !"provider".equals(source) || custody == null) {
      return null;
    }
    return isTrue("countryCustodian") ? 3 : "joint".equals(source) ? (Integer) 2 : (Integer) 0;
  }
}
