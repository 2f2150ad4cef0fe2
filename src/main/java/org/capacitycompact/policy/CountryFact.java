package org.capacitycompact.policy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One fact about a country.
 *
 * @param country ISO 3166-1 alpha-2
 * @param year fiscal year of the World Bank
 * @param value one of the values of the kind
 * @param source who published it, and where
 * @param enteredBy sign-in name; null when it came with a release
 * @param enteredAt null when it came with a release
 */
public record CountryFact(
    String country,
    int year,
    Kind kind,
    String value,
    String source,
    @Nullable String enteredBy,
    @Nullable Instant enteredAt) {

  /** The kinds of facts; their names are those of the decisions' inputs. */
  public enum Kind {
    INCOME_GROUP("incomeGroup", "low", "lowerMiddle", "upperMiddle", "high"),
    FRAGILE_CONTEXT("fragileContext", "true", "false");

    private final String fact;
    private final List<String> words;

    Kind(String fact, String... words) {
      this.fact = fact;
      this.words = List.of(words);
    }

    /** The name of the kind in the database and in decision tables. */
    public String fact() {
      return fact;
    }

    /** The values that a fact of this kind can have. */
    public List<String> words() {
      return words;
    }

    static Optional<Kind> of(String fact) {
      return Arrays.stream(values()).filter(kind -> kind.fact.equals(fact)).findFirst();
    }
  }

  public CountryFact(String country, int year, Kind kind, String value, String source) {
    this(country, year, kind, value, source, null, null);
  }
}
