package org.capacitycompact.integrity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.capacitycompact.platform.ClockMeter;
import org.capacitycompact.platform.web.Network;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Keeps the open doors from being flooded: so many reports in an hour from one network, so many
 * wrong codes from one address, and so many reports of all who have no account. What a network
 * sends beyond its own share counts for nobody else, so that one sender does not shut out all.
 * Whoever is signed in is counted by themselves, so that others at their address do not shut them
 * out. Counted in the memory of a node and nowhere else: nothing that is stored says from where a
 * report came.
 */
@Component
@EnableConfigurationProperties(IntegrityProperties.class)
public class Flood {

  private static final int PLACES = 50_000;

  private final Cache<String, Bucket> reports = cache();
  private final Cache<String, Bucket> wrongCodes = cache();
  private final Bucket all;
  private final IntegrityProperties properties;
  private final TimeMeter time;

  Flood(IntegrityProperties properties, Clock clock) {
    this.properties = properties;
    this.time = new ClockMeter(clock);
    this.all = bucket(properties.reportsPerHourOfAll());
  }

  /**
   * Counts a report, or words added to one.
   *
   * @param user sign-in name; null without an account
   * @return seconds to wait before it is taken; 0 when it is taken now
   */
  public long report(String address, @Nullable String user) {
    String sender = user == null ? "network:" + network(address) : "user:" + user;
    Bucket own = reports.get(sender, first -> bucket(properties.reportsPerHour()));
    long wait = waits(own);
    if (wait > 0 || user != null) {
      return wait;
    }
    wait = waits(all);
    if (wait > 0) {
      own.addTokens(1);
    }
    return wait;
  }

  /** Seconds to wait before a code from there is read, without counting anything. */
  public long beforeCode(String address, @Nullable String user) {
    Bucket bucket = wrongCodes.getIfPresent(who(address, user));
    return bucket == null
        ? 0
        : seconds(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
  }

  /** Counts a code that is nobody's. */
  public void wrongCode(String address, @Nullable String user) {
    wrongCodes
        .get(who(address, user), first -> bucket(properties.wrongCodesPerHour()))
        .tryConsume(1);
  }

  private static long waits(Bucket bucket) {
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed() ? 0 : seconds(probe.getNanosToWaitForRefill());
  }

  private static long seconds(long nanos) {
    return nanos == 0 ? 0 : TimeUnit.NANOSECONDS.toSeconds(nanos) + 1;
  }

  private Bucket bucket(int perHour) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perHour).refillGreedy(perHour, Duration.ofHours(1)))
        .withCustomTimePrecision(time)
        .build();
  }

  private static Cache<String, Bucket> cache() {
    return Caffeine.newBuilder().expireAfterAccess(Duration.ofHours(2)).maximumSize(PLACES).build();
  }

  private static String who(String address, @Nullable String user) {
    return user != null ? "user:" + user : "place:" + Network.of(address);
  }

  /** The network of a place: of an address of version 4 all but its last number. */
  private static String network(String address) {
    String place = Network.of(address);
    int last = place.lastIndexOf('.');
    return last < 0 ? place : place.substring(0, last);
  }
}
