package org.capacitycompact.platform.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How long the server waits for clients, and for how many at once. Whoever sends a body slowly
 * keeps a thread waiting; whoever only keeps a connection open does not.
 *
 * @param perAddress connections that one address may keep open; 0 sets no limit
 * @param waitingPerAddress threads that wait for bodies from one address
 * @param silence how long a body may send nothing at all
 * @param patience how long a body may keep us waiting in all before its rate counts; the whole time
 *     for one that nobody wants, or that comes from somebody who has not signed in
 * @param leastRate a second, from then on
 */
@ConfigurationProperties("compact.web.connections")
record ConnectionLimits(
    @DefaultValue("512") int perAddress,
    @DefaultValue("16") int waitingPerAddress,
    @DefaultValue("10s") Duration silence,
    @DefaultValue("20s") Duration patience,
    @DefaultValue("1KB") DataSize leastRate) {

  /** Whether a body that kept us waiting so long for so many bytes is too slow. */
  boolean isTooSlow(long nanosWaited, long bytes) {
    long seconds = Duration.ofNanos(nanosWaited).minus(patience).toSeconds();
    return seconds > 0 && bytes < seconds * leastRate.toBytes();
  }
}
