package org.capacitycompact.platform.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How long the server waits for clients, and for how many at once. A client that sends a body
 * slowly occupies a thread; one that only keeps a connection open does not.
 *
 * @param perAddress connections that one address may keep open; 0 means no limit
 * @param waitingPerAddress threads that may wait for bodies from one address
 * @param silence how long a body may send nothing at all
 * @param patience how long to wait for a body in all before its rate is checked; the total time
 *     allowed for a body that is unwanted or comes from somebody who has not signed in
 * @param leastRate bytes a second required after that
 */
@ConfigurationProperties("compact.web.connections")
record ConnectionLimits(
    @DefaultValue("512") int perAddress,
    @DefaultValue("16") int waitingPerAddress,
    @DefaultValue("10s") Duration silence,
    @DefaultValue("20s") Duration patience,
    @DefaultValue("1KB") DataSize leastRate) {

  /** Whether a body is too slow that sent so many bytes while it kept us waiting so long. */
  boolean isTooSlow(long nanosWaited, long bytes) {
    long seconds = Duration.ofNanos(nanosWaited).minus(patience).toSeconds();
    return seconds > 0 && bytes < seconds * leastRate.toBytes();
  }
}
