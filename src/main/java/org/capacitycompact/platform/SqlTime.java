package org.capacitycompact.platform;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Time as a statement in SQL takes it: with its offset, in UTC. */
public final class SqlTime {

  private SqlTime() {}

  /** The moment that the clock shows. */
  public static OffsetDateTime now(Clock clock) {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
