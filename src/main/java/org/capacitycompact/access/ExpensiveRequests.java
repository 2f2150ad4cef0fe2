package org.capacitycompact.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
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

  private record Asking(String who, ExpensiveRequest what, int perMinute) {}

  ExpensiveRequests(WebProperties limits) {
    this.limits = limits;
    this.atOnce = new Semaphore(limits.parallel());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    List<Asking> asking =
        ExpensiveRequest.of(request.getMethod(), EngineFilter.path(request))
            .map(kind -> asking(request, kind))
            .orElse(List.of());
    if (asking.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    long wait = nanosToWait(asking);
    if (wait > 0) {
      later(response, TimeUnit.NANOSECONDS.toSeconds(wait) + 1);
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

  /**
   * What a request is counted as. A calendar is fetched without signing in: it is counted by the
   * network address first, so that trying out addresses fills no memory, and by its own address.
   */
  private List<Asking> asking(HttpServletRequest request, ExpensiveRequest kind) {
    int perMinute = kind.perMinute(limits.limits());
    Actor actor = ActorFilter.actor(request);
    if (actor != null) {
      return List.of(new Asking(actor.userId(), kind, perMinute));
    }
    return kind == ExpensiveRequest.FEED
        ? List.of(
            new Asking(request.getRemoteAddr(), kind, limits.limits().feedsFromOneAddress()),
            new Asking(EngineFilter.path(request), kind, perMinute))
        : List.of();
  }

  /** Zero when it may be done now; what comes after a refusal is not counted. */
  private long nanosToWait(List<Asking> asking) {
    for (Asking one : asking) {
      long nanos = bucket(one).tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill();
      if (nanos > 0) {
        return nanos;
      }
    }
    return 0;
  }

  private Bucket bucket(Asking asking) {
    int perMinute = asking.perMinute();
    return asked.get(
        asking,
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
