package org.capacitycompact.criteria;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of a decision by name, each with where it comes from: a verdict is to be understood
 * years later. A fact that is not known is put as null, unknown, never as a no.
 */
public final class Facts {

  private final Map<String, Fact> facts = new LinkedHashMap<>();

  /** A fact; null where it is not known. */
  public record Fact(@Nullable Object value, Origin origin) {}

  /** Puts a fact; twice is a mistake of the one who gathers. */
  public Facts put(String name, @Nullable Object value, Origin origin) {
    if (facts.putIfAbsent(name, new Fact(value, origin)) != null) {
      throw new IllegalStateException(name + " was put before");
    }
    return this;
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
