package org.capacitycompact.criteria;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.capacitycompact.money.Money;
import org.capacitycompact.money.Percent;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of a decision by name, each with its origin, so that a verdict can be understood years
 * later. An unknown fact is null, which is never read as a no.
 */
public final class Facts {

  private final Map<String, Fact> facts = new LinkedHashMap<>();

  /** A fact; its value is null when unknown. */
  public record Fact(@Nullable Object value, Origin origin) {}

  /** Adds a fact. Adding one twice is a programming error. */
  public Facts put(String name, @Nullable Object value, Origin origin) {
    if (facts.putIfAbsent(name, new Fact(plain(value), origin)) != null) {
      throw new IllegalStateException(name + " was put before");
    }
    return this;
  }

  /** Tables and the record know plain numbers: the name of a fact says which currency it is in. */
  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Money money) {
      return money.amount();
    }
    return value instanceof Percent percent ? percent.value() : value;
  }

  /** The facts as a decision table reads them. */
  public Map<String, @Nullable Object> values() {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    facts.forEach((name, fact) -> values.put(name, fact.value()));
    return values;
  }

  public Map<String, Origin> origins() {
    Map<String, Origin> origins = new LinkedHashMap<>();
    facts.forEach((name, fact) -> origins.put(name, fact.origin()));
    return Collections.unmodifiableMap(origins);
  }
}
