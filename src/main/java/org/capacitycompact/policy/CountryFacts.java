package org.capacitycompact.policy;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.capacitycompact.platform.Embodies;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a country on a date, with its source (S15, S62). A list stays valid until the
 * next is published, so the two facts may be of different years.
 *
 * @param year the later of their fiscal years
 * @param incomeGroup low, lowerMiddle, upperMiddle or high (World Bank); null when unknown
 * @param fragile whether the country is on the list of fragile and conflict-affected situations;
 *     null when unknown
 * @param source the lists, with their years
 */
@Embodies(
    value = {"S15", "S62"},
    as = Embodies.As.RECORD)
public record CountryFacts(
    int year, @Nullable String incomeGroup, @Nullable Boolean fragile, String source) {

  /** Combines facts, at most one of each kind; empty for none. */
  static Optional<CountryFacts> of(Collection<CountryFact> facts) {
    return facts.stream()
        .map(CountryFact::year)
        .max(Integer::compare)
        .map(
            year ->
                new CountryFacts(
                    year,
                    value(facts, CountryFact.Kind.INCOME_GROUP),
                    fragile(value(facts, CountryFact.Kind.FRAGILE_CONTEXT)),
                    facts.stream()
                        .map(CountryFact::source)
                        .distinct()
                        .collect(Collectors.joining("; "))));
  }

  private static @Nullable String value(Collection<CountryFact> facts, CountryFact.Kind kind) {
    return facts.stream()
        .filter(fact -> fact.kind() == kind)
        .map(CountryFact::value)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Boolean fragile(@Nullable String value) {
    return value == null ? null : Boolean.valueOf(value);
  }
}
