package org.capacitycompact.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Remembers for a few minutes which passwords were checked: programs send theirs with each request,
 * and checking is slow on purpose. An entry includes the stored hash it matched, so that a new
 * password takes effect at once; whether the account is open is checked each time.
 */
@Component
class VerifiedLately {

  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final int MOST = 2000;

  private record Match(String hash, Instant until) {}

  private final Map<String, Match> matches = new ConcurrentHashMap<>();
  private final Clock clock;

  VerifiedLately(Clock clock) {
    this.clock = clock;
  }

  void keep(byte[] proof, String hash) {
    Instant now = clock.instant();
    if (matches.size() >= MOST) {
      matches.values().removeIf(match -> match.until().isBefore(now));
    }
    if (matches.size() < MOST) {
      matches.put(HexFormat.of().formatHex(proof), new Match(hash, now.plus(KEPT)));
    }
  }

  boolean holds(byte[] proof, String hash) {
    Match match = matches.get(HexFormat.of().formatHex(proof));
    return match != null && match.hash().equals(hash) && match.until().isAfter(clock.instant());
  }
}
