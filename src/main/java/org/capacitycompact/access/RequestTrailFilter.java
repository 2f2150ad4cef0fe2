package org.capacitycompact.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.capacitycompact.platform.RequestTrail;
import org.capacitycompact.platform.RequestTrail.Door;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request its id. The address is that of the direct peer; a proxy's statement counts
 * only if {@code server.forward-headers-strategy} says that there is one, and has then been applied
 * before this filter.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class RequestTrailFilter extends OncePerRequestFilter {

  private static final String NAMED = RequestTrailFilter.class.getName() + ".trail";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    RequestTrail trail = trail(request);
    response.setHeader("X-Request-Id", trail.id().toString());
    try (RequestTrail.Course course = trail.begin()) {
      chain.doFilter(request, response);
    }
  }

  /** An answer that is written later, and an error page, belong to the same request. */
  private static RequestTrail trail(HttpServletRequest request) {
    if (request.getAttribute(NAMED) instanceof RequestTrail named) {
      return named;
    }
    RequestTrail trail = RequestTrail.from(request.getRemoteAddr(), door(request));
    request.setAttribute(NAMED, trail);
    return trail;
  }

  private static Door door(HttpServletRequest request) {
    String path = EngineFilter.path(request) + "/";
    if (path.startsWith("/api/")) {
      return Door.API;
    }
    return path.startsWith("/engine-rest/") || path.startsWith("/camunda/")
        ? Door.ENGINE
        : Door.PORTAL;
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
