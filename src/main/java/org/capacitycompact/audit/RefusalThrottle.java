package org.capacitycompact.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.capacitycompact.platform.AuditActor;
import org.capacitycompact.platform.ClockMeter;
import org.capacitycompact.platform.RequestTrail;
import org.springframework.stereotype.Component;

/**
 * Keeps repeated refusals from filling the record. Up to a limit per minute, the attempts of one
 * person, or of one address when the person is unknown, are recorded one by one; further ones are
 * counted, and the count is recorded with the first attempt after that minute.
 */
@Component
class RefusalThrottle {

  static final int ONE_BY_ONE = 20;
  static final String MORE = "refused.more";
  private static final Duration SPAN = Duration.ofMinutes(1);
  private static final int ACTORS = 10_000;

  private final Cache<String, Attempts> attempts =
      Caffeine.newBuilder().maximumSize(ACTORS).build();
  private final TimeMeter time;

  RefusalThrottle(Clock clock) {
    this.time = new ClockMeter(clock);
  }

  /** What one actor may still have recorded in this minute, and what was only counted. */
  private record Attempts(Bucket recorded, AtomicInteger counted) {}

  /** What is to be recorded of this attempt: it, what was counted before it, or nothing. */
  List<AuditEvent> admit(AuditEvent attempt) {
    Attempts before =
        attempts.get(actor(attempt), first -> new Attempts(bucket(), new AtomicInteger()));
    if (!before.recorded().tryConsume(1)) {
      before.counted().incrementAndGet();
      return List.of();
    }
    int more = before.counted().getAndSet(0);
    return more == 0
        ? List.of(attempt)
        : List.of(
            AuditEvent.in(AuditEvent.ACCESS, MORE).by(attempt.by()).telling(String.valueOf(more)),
            attempt);
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(ONE_BY_ONE).refillIntervally(ONE_BY_ONE, SPAN))
        .withCustomTimePrecision(time)
        .build();
  }

  private static String actor(AuditEvent attempt) {
    AuditActor by = attempt.by();
    return by != null && by.person() != null
        ? "user:" + by.userId()
        : "address:" + RequestTrail.current().map(RequestTrail::address).orElse("");
  }
}
