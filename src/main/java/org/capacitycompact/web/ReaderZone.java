package org.capacitycompact.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The time zone of whoever reads what this thread writes. Instants are shown in it; where nobody
 * reads, and for a visitor who has not signed in, it is UTC.
 */
public final class ReaderZone {

  private static final ThreadLocal<ZoneId> CURRENT = new ThreadLocal<>();

  private ReaderZone() {}

  /** Until the end of the block it is this reader who reads. */
  public static Opened open(ZoneId zone) {
    CURRENT.set(zone);
    return CURRENT::remove;
  }

  /** Ends what {@link #open} began. */
  public interface Opened extends AutoCloseable {
    @Override
    void close();
  }

  public static ZoneId get() {
    ZoneId zone = CURRENT.get();
    return zone == null ? ZoneOffset.UTC : zone;
  }

  /** As it is told: Africa/Nairobi, UTC. */
  public static String name() {
    ZoneId zone = get();
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  /** The reader's day of an instant. */
  public static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, get());
  }

  /** The reader's today. */
  public static LocalDate today(Clock clock) {
    return day(clock.instant());
  }
}
