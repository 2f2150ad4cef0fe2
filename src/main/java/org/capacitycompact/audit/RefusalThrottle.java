package org.capacitycompact.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.platform.AuditActor;
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

  private final Map<String, Count> counts = new LinkedHashMap<>();

  private static final class Count {
    private final Instant since;
    private int attempts;

    private Count(Instant since) {
      this.since = since;
    }
  }

  /**
   * What to record for this attempt: the attempt, preceded by a count if there is one, or nothing.
   */
  synchronized List<AuditEvent> admit(AuditEvent attempt, Instant now) {
    List<AuditEvent> recorded = new ArrayList<>();
    String actor = actor(attempt);
    Count count = counts.get(actor);
    if (count != null && !now.isBefore(count.since.plus(SPAN))) {
      counts.remove(actor);
      int more = count.attempts - ONE_BY_ONE;
      if (more > 0) {
        recorded.add(
            AuditEvent.in(AuditEvent.ACCESS, MORE).by(attempt.by()).telling(String.valueOf(more)));
      }
      count = null;
    }
    if (count == null) {
      count = new Count(now);
      forgetTheOldest();
      counts.put(actor, count);
    }
    count.attempts++;
    if (count.attempts <= ONE_BY_ONE) {
      recorded.add(attempt);
    }
    return recorded;
  }

  private void forgetTheOldest() {
    if (counts.size() >= ACTORS) {
      counts.remove(counts.keySet().iterator().next());
    }
  }

  private static String actor(AuditEvent attempt) {
    AuditActor by = attempt.by();
    return by != null && by.person() != null
        ? "user:" + by.userId()
        : "address:" + RequestTrail.current().map(RequestTrail::address).orElse("");
  }
}
