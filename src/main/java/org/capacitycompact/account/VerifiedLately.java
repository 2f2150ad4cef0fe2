package org.capacitycompact.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.time.Duration;
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

  private final Cache<ByteBuffer, String> hashes =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();

  void keep(byte[] proof, String hash) {
    hashes.put(ByteBuffer.wrap(proof), hash);
  }

  boolean holds(byte[] proof, String hash) {
    return hash.equals(hashes.getIfPresent(ByteBuffer.wrap(proof)));
  }
}
