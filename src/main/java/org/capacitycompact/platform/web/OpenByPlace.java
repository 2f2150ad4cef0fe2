package org.capacitycompact.platform.web;

import java.nio.channels.Channel;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The open connections by place of origin. Nothing reports a closed connection, so closed ones are
 * dropped when those of a place have doubled, and everywhere once a minute, so that few closed ones
 * are kept. For use by one thread.
 */
final class OpenByPlace {

  private static final long SWEPT_EVERY = Duration.ofMinutes(1).toNanos();
  private static final int FEW = 8;

  private final Map<String, Place> places = new HashMap<>();
  private long swept;

  /**
   * @param now of a monotonic clock, {@link System#nanoTime}
   */
  OpenByPlace(long now) {
    this.swept = now;
  }

  private static final class Place {
    private final Set<Channel> channels = new HashSet<>();
    private int lookedAt = FEW;

    private void drop() {
      channels.removeIf(each -> !each.isOpen());
      lookedAt = Math.max(FEW, 2 * channels.size());
    }
  }

  /** Adds a connection; returns false, without adding it, when its place has too many open. */
  boolean add(String from, Channel connection, int most, long now) {
    if (now - swept > SWEPT_EVERY) {
      swept = now;
      places.values().forEach(Place::drop);
      places.values().removeIf(place -> place.channels.isEmpty());
    }
    Place place = places.computeIfAbsent(from, first -> new Place());
    if (place.channels.size() >= Math.min(most, place.lookedAt)) {
      place.drop();
    }
    return place.channels.size() < most && place.channels.add(connection);
  }

  /** How many connections are kept, open or closed. */
  int size() {
    return places.values().stream().mapToInt(place -> place.channels.size()).sum();
  }

  /** From how many places. */
  int places() {
    return places.size();
  }
}
