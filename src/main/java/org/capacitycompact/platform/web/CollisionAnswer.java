package org.capacitycompact.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Two people acted at the same moment: answers the second with 409, as an error page or as a
 * problem. A controller's own handling takes precedence.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class CollisionAnswer implements HandlerExceptionResolver {

  private static final Logger log = LoggerFactory.getLogger(CollisionAnswer.class);

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (response.isCommitted() || !Collision.isCauseOf(failure)) {
      return null;
    }
    log.warn("{} is answered with 409: {}", request.getMethod(), root(failure).getMessage());
    try {
      response.sendError(HttpServletResponse.SC_CONFLICT);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    return new ModelAndView();
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }
}
