package org.capacitycompact.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The time zone of the person who will read what this thread writes. Times are shown in it. It is
 * UTC where there is no reader and for visitors who have not signed in.
 */
public final class ReaderZone {

  private static final ThreadLocal<ZoneId> CURRENT = new ThreadLocal<>();

  private ReaderZone() {}

  /** Sets the reader's zone until the end of the block. */
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

  /** The zone's name as shown to readers: Africa/Nairobi, UTC. */
  public static String name() {
    ZoneId zone = get();
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  /** The date of an instant in the reader's zone. */
  public static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, get());
  }

  /** Today in the reader's zone. */
  public static LocalDate today(Clock clock) {
    return day(clock.instant());
  }
}
