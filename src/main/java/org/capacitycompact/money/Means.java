package org.capacitycompact.money;

import java.util.Arrays;

/** How something is given: in cash, or in kind, which is valued and never becomes cash. */
public enum Means {
  CASH("cash"),
  IN_KIND("inKind");

  private final String stored;

  Means(String stored) {
    this.stored = stored;
  }

  /** As tables and keys of texts have it. */
  public String stored() {
    return stored;
  }

  public static Means parse(String stored) {
    return Arrays.stream(values())
        .filter(means -> means.stored.equals(stored))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(stored + " is no means"));
  }
}
