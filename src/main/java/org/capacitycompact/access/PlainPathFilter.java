package org.capacitycompact.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses an address whose first part is encoded, {@code /%65ngine-rest}, and one that goes up
 * again, {@code /camunda/app/../api}: the components behind read them differently and would fail.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PlainPathFilter extends OncePerRequestFilter {

  private static final List<String> ROOTS = List.of("/engine-rest", "/camunda");

  private static final Pattern DOTS = Pattern.compile("(?i).*/(\\.|%2e){1,2}(;[^/]*)?(/.*)?");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String read = EngineFilter.path(request);
    String written = request.getRequestURI().substring(request.getContextPath().length());
    if (ROOTS.stream().anyMatch(root -> isBelow(root, read) && !isBelow(root, written))
        || DOTS.matcher(written).matches()) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    chain.doFilter(request, response);
  }

  private static boolean isBelow(String root, String path) {
    return path.equals(root) || path.startsWith(root + "/");
  }
}
