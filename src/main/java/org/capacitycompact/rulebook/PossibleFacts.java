package org.capacitycompact.rulebook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The possible values of a fact, and of facts beside one another: the one place that the check of a
 * changed table, the door for programs and the guard of what is gathered here read. A fact means
 * the same in every decision, so its range stands by its name, where its capability declares it
 * ({@code facts/}); one that is null or absent is unknown, and that is always possible.
 */
public final class PossibleFacts {

  private static final List<AtMost> AT_MOST =
      List.of(
          new AtMost("ballotsCast", "eligibleMembers"),
          new AtMost("constituenciesEligible", "eligibleMembers"),
          new AtMost("constituenciesPresent", "constituenciesEligible"),
          new AtMost("constituenciesPresent", "ballotsCast"),
          new AtMost("partnerCountryEligible", "eligibleMembers"),
          new AtMost("partnerCountryBallots", "partnerCountryEligible"),
          new AtMost("partnerCountryBallots", "ballotsCast"),
          new AtMost("overlapsCoordinated", "overlaps"),
          new AtMost("lowestDimension", "meanScore"));

  private static final String BALLOTS = "ballotsCast";
  private static final Set<String> CHOICES =
      Set.of("approve", "approveWithConditions", "returnForRevision", "decline", "abstain");

  private PossibleFacts() {}

  /** An inclusive range, without an upper end if {@code most} is null. */
  public record Range(int least, @Nullable Integer most) {

    /** Whether the range contains a number. */
    public boolean holds(Number number) {
      BigDecimal exact = new BigDecimal(number.toString());
      return exact.compareTo(BigDecimal.valueOf(least)) >= 0
          && (most == null || exact.compareTo(BigDecimal.valueOf(most)) <= 0);
    }

    @Override
    public String toString() {
      return most == null || most == Integer.MAX_VALUE ? least + " or more" : least + " to " + most;
    }
  }

  private record AtMost(String fact, String other) {}

  /** What a number can be; nothing for a fact that is none, or has no end on either side. */
  public static Optional<Range> range(String fact) {
    return Optional.ofNullable(known(fact));
  }

  private static @Nullable Range known(String fact) {
    return DeclaredFacts.find(fact).map(DeclaredFacts.Kind::range).orElse(null);
  }

  /** The number, or the nearest end of its range. */
  public static BigDecimal nearest(String fact, BigDecimal number) {
    Range range = known(fact);
    if (range == null || range.holds(number)) {
      return number;
    }
    Integer most = range.most();
    boolean below = number.compareTo(BigDecimal.valueOf(range.least())) < 0;
    return BigDecimal.valueOf(below || most == null ? range.least() : most);
  }

  /** One sentence per impossible fact, which names it and says what it can be. */
  public static List<String> impossible(Map<String, ?> facts) {
    List<String> impossible = new ArrayList<>();
    new TreeMap<>(facts)
        .forEach(
            (fact, value) -> {
              Range range = known(fact);
              if (range != null && value instanceof Number number && !range.holds(number)) {
                impossible.add(fact + " must be " + range);
              }
            });
    for (AtMost rule : AT_MOST) {
      BigDecimal fact = number(facts, rule.fact());
      BigDecimal other = number(facts, rule.other());
      if (fact != null && other != null && fact.compareTo(other) > 0) {
        impossible.add("%s must be no more than %s".formatted(rule.fact(), rule.other()));
      }
    }
    choices(facts).ifPresent(impossible::add);
    return impossible;
  }

  /** The facts, with those out of range made unknown. */
  public static Map<String, @Nullable Object> withoutImpossible(Map<String, ?> facts) {
    Map<String, @Nullable Object> within = new LinkedHashMap<>(facts);
    within.replaceAll(
        (fact, value) -> {
          Range range = known(fact);
          return range != null && value instanceof Number number && !range.holds(number)
              ? null
              : value;
        });
    return within;
  }

  /** The facts, with contradictions between them resolved, so that they can serve as an example. */
  public static Map<String, @Nullable Object> madeConsistent(Map<String, ?> facts) {
    Map<String, @Nullable Object> mended = withoutImpossible(facts);
    BigDecimal cast = number(mended, BALLOTS);
    if (cast != null && cast.signum() == 0) {
      CHOICES.forEach(choice -> mended.put(choice, 0));
    }
    List<BigDecimal> made = new ArrayList<>();
    CHOICES.forEach(
        choice -> {
          BigDecimal number = number(mended, choice);
          if (number != null) {
            made.add(number);
          }
        });
    if (mended.get(BALLOTS) != null && !made.isEmpty()) {
      CHOICES.forEach(choice -> mended.computeIfAbsent(choice, absent -> 0));
      mended.put(BALLOTS, made.stream().reduce(BigDecimal.ZERO, BigDecimal::add).intValue());
    }
    for (AtMost rule : AT_MOST) {
      BigDecimal fact = number(mended, rule.fact());
      BigDecimal other = number(mended, rule.other());
      if (fact != null && other != null && fact.compareTo(other) > 0) {
        boolean raise = rule.other().equals("eligibleMembers");
        mended.put(
            raise ? rule.other() : rule.fact(), mended.get(raise ? rule.fact() : rule.other()));
      }
    }
    return mended;
  }

  /** Each ballot makes one choice, which may be to abstain. */
  private static Optional<String> choices(Map<String, ?> facts) {
    BigDecimal cast = number(facts, BALLOTS);
    List<BigDecimal> made = new ArrayList<>();
    for (String choice : CHOICES) {
      BigDecimal number = number(facts, choice);
      if (number != null) {
        made.add(number);
      }
    }
    if (cast == null || made.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal together = made.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    int beside = together.compareTo(cast);
    // All zero means not counted, as in a round without a quorum.
    boolean counted = made.size() == CHOICES.size() && together.signum() != 0;
    return beside > 0 || beside < 0 && counted
        ? Optional.of(
            CHOICES.stream().sorted().collect(Collectors.joining(", "))
                + " must together be ballotsCast")
        : Optional.empty();
  }

  private static @Nullable BigDecimal number(Map<String, ?> facts, String name) {
    return facts.get(name) instanceof Number number ? new BigDecimal(number.toString()) : null;
  }
}
