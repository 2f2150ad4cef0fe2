package org.capacitycompact.plan;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a plan that belong to other countries than the lead, for one person (S101). A country
 * that takes part writes the rows that are its own and no others; the lead writes all but these,
 * and those of a country that left.
 */
public final class CountryParts {

  /** The key of the field that says whose row it is; absent from the lead's. */
  public static final String FIELD = "country";

  /** Of a plan in which nobody writes, or everybody agreed. */
  public static final CountryParts NONE = new CountryParts(null, false, Set::of);

  private final @Nullable String own;
  private final boolean writes;
  private final Supplier<Set<String>> others;
  private @Nullable Set<String> known;

  /**
   * @param own the person's country, where it takes part without leading; else null
   * @param writes whether they write its rows now
   * @param others the countries that take part now; asked for once, and only where a row names one
   */
  CountryParts(@Nullable String own, boolean writes, Supplier<Set<String>> others) {
    this.own = own;
    this.writes = writes;
    this.others = others;
  }

  /** The person's country, where it takes part without leading; else null. */
  public @Nullable String own() {
    return own;
  }

  /** Whether the person writes rows of their country in this section. */
  boolean isWrittenIn(Section section) {
    return writes && section.isDividedByCountry();
  }

  /** Whether a row is their country's, before and after. */
  boolean isOwn(@Nullable Map<String, Object> before, @Nullable Map<String, Object> after) {
    return own != null
        && (before == null || own.equals(before.get(FIELD)))
        && (after == null || own.equals(after.get(FIELD)));
  }

  /** Whether it is a row of another country that takes part now. */
  boolean isOfAnother(Map<String, Object> values) {
    Object country = values.get(FIELD);
    return country != null && !country.equals(own) && takingPart().contains(country.toString());
  }

  private Set<String> takingPart() {
    Set<String> found = known;
    if (found == null) {
      found = others.get();
      known = found;
    }
    return found;
  }
}
