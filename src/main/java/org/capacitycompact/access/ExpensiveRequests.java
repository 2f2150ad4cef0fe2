package org.capacitycompact.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.capacitycompact.authorization.Actor;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps expensive requests from crowding out everybody else: it limits how many a person or program
 * may send per minute, and how many run at once. Excess requests get 429 and the time to retry.
 *
 * <p>Each node counts for itself, because the limit protects the load of one node.
 */
class ExpensiveRequests extends OncePerRequestFilter {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final long SECONDS_UNTIL_ONE_IS_DONE = 5;

  private final WebProperties limits;
  private final Semaphore atOnce;
  private final Cache<Asking, Bucket> asked =
      Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(2)).maximumSize(50_000).build();

  private record Asking(String who, ExpensiveRequest what) {}

  ExpensiveRequests(WebProperties limits) {
    this.limits = limits;
    this.atOnce = new Semaphore(limits.parallel());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Actor actor = ActorFilter.actor(request);
    Optional<ExpensiveRequest> kind =
        ExpensiveRequest.of(request.getMethod(), EngineFilter.path(request));
    if (kind.isEmpty() || actor == null) {
      chain.doFilter(request, response);
      return;
    }
    ConsumptionProbe probe = bucket(actor, kind.get()).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      long nanos = probe.getNanosToWaitForRefill();
      later(response, Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos) + 1));
    } else if (!atOnce.tryAcquire()) {
      later(response, SECONDS_UNTIL_ONE_IS_DONE);
    } else {
      try {
        chain.doFilter(request, response);
      } finally {
        atOnce.release();
      }
    }
  }

  private Bucket bucket(Actor actor, ExpensiveRequest kind) {
    int perMinute = kind.perMinute(limits.limits());
    return asked.get(
        new Asking(actor.userId(), kind),
        first ->
            Bucket.builder()
                .addLimit(
                    limit ->
                        limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build());
  }

  private static void later(HttpServletResponse response, long seconds) throws IOException {
    response.setHeader("Retry-After", String.valueOf(seconds));
    response.sendError(TOO_MANY_REQUESTS);
  }
}
