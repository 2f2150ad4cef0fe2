package org.capacitycompact.steering;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The result of a round, counted from its seats and ballots. */
record Tally(List<Line> lines) {

  private static final String PARTNER_COUNTRIES = "partnerCountries";

  Tally {
    lines = List.copyOf(lines);
  }

  /**
   * A seat whose holder may vote.
   *
   * @param choice the ballot; null when none was cast
   */
  record Line(String constituency, @Nullable String choice) {

    /** Whether the member counts in the denominator; not after declaring a conflict. */
    boolean eligible() {
      return !"recuse".equals(choice);
    }

    boolean cast() {
      return choice != null && eligible();
    }
  }

  /** How many may vote and how many did: the inputs of {@code steering-outcome} for the quorum. */
  Map<String, Integer> presence() {
    List<Line> eligible = lines.stream().filter(Line::eligible).toList();
    List<Line> cast = lines.stream().filter(Line::cast).toList();
    Map<String, Integer> facts = new HashMap<>();
    facts.put("eligibleMembers", eligible.size());
    facts.put("ballotsCast", cast.size());
    facts.put("constituenciesEligible", constituencies(eligible));
    facts.put("constituenciesPresent", constituencies(cast));
    facts.put("partnerCountryEligible", partnerCountries(eligible));
    facts.put("partnerCountryBallots", partnerCountries(cast));
    return facts;
  }

  /** How often each choice was made: the other inputs of {@code steering-outcome}. */
  Map<String, Integer> choices() {
    return Map.of(
        "approve", of("approve"),
        "approveWithConditions", of("approveWithConditions"),
        "returnForRevision", of("return"),
        "decline", of("decline"),
        "abstain", of("abstain"));
  }

  int of(String choice) {
    return (int) lines.stream().filter(line -> choice.equals(line.choice())).count();
  }

  private static int constituencies(Collection<Line> among) {
    return (int) among.stream().map(Line::constituency).distinct().count();
  }

  private static int partnerCountries(Collection<Line> among) {
    return (int)
        among.stream().filter(line -> line.constituency().equals(PARTNER_COUNTRIES)).count();
  }
}
