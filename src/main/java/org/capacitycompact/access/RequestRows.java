package org.capacitycompact.access;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.platform.database.RowScope;

/**
 * Starts each request without access to any initiative's rows. {@link ActorFilter} then opens those
 * of the acting person, also for error pages and for answers that are written later.
 */
final class RequestRows implements Filter {

  private static final String ROWS = RequestRows.class.getName() + ".rows";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    RowScope rows =
        request.getAttribute(ROWS) instanceof RowScope known ? known : RowScope.nothing();
    try (RowScope.Opened opened = RowScope.open(rows)) {
      chain.doFilter(request, response);
    }
  }

  /** Opens this person's rows for the rest of the request, until the returned object is closed. */
  static RowScope.Opened open(ServletRequest request, Actor actor) {
    RowScope rows = RowScope.of(actor.audiences());
    request.setAttribute(ROWS, rows);
    return RowScope.open(rows);
  }
}
