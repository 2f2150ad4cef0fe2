package org.capacitycompact.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.orm.ObjectRetrievalFailureException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Somebody acted on what their rows do not show, or show no longer: answered with 404, as what is
 * not there. The database decides it (see RowScope), whatever a page has checked before.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class HiddenRowAnswer implements HandlerExceptionResolver {

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (response.isCommitted() || !isBehind(failure)) {
      return null;
    }
    try {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    return new ModelAndView();
  }

  private static boolean isBehind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ObjectRetrievalFailureException) {
        return true;
      }
    }
    return false;
  }
}
