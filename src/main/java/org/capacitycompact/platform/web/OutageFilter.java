package org.capacitycompact.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Handles an outage wherever it occurs in a request: signing in, reading the session, the work
 * itself. So it runs before all filters except the one that numbers requests.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class OutageFilter extends OncePerRequestFilter {

  private static final Logger log = LoggerFactory.getLogger(OutageFilter.class);
  private static final Duration TOLD_EVERY = Duration.ofSeconds(30);

  private final OutageAnswer answer;
  private final Clock clock;
  private final AtomicReference<Instant> told = new AtomicReference<>(Instant.EPOCH);

  OutageFilter(OutageAnswer answer, Clock clock) {
    this.answer = answer;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (IOException | ServletException | RuntimeException failure) {
      Optional<Outage> outage = Outage.behind(failure);
      if (outage.isEmpty() || response.isCommitted()) {
        throw failure;
      }
      tell(outage.get(), failure);
      answer.write(outage.get(), request, response);
    }
  }

  /** Many requests meet the same outage: logs one line now and then, without stack traces. */
  private void tell(Outage outage, Exception failure) {
    Instant now = clock.instant();
    Instant before = told.get();
    if (Duration.between(before, now).compareTo(TOLD_EVERY) > 0
        && told.compareAndSet(before, now)) {
      Throwable root = failure;
      while (root.getCause() != null && root.getCause() != root) {
        root = root.getCause();
      }
      log.error("Requests are answered with 503 ({}): {}", outage, root.getMessage());
    }
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }
}
