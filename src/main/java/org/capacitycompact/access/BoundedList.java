package org.capacitycompact.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.regex.Pattern;

/**
 * Cockpit asks for all versions of a model and names no bound, which the engine refuses: here one
 * is named for it. Programs at {@code /engine-rest} name their own, or are refused.
 */
final class BoundedList extends HttpServletRequestWrapper {

  private static final String BOUND = "maxResults=1000";

  private static final Pattern MODELS =
      Pattern.compile(
          "/camunda/api/engine/engine/default/(process|decision|decision-requirements)-definition");

  private BoundedList(HttpServletRequest request) {
    super(request);
  }

  static HttpServletRequest of(HttpServletRequest request, String path) {
    String asked = request.getQueryString();
    boolean unbound =
        request.getMethod().equals("GET")
            && MODELS.matcher(path).matches()
            && (asked == null || !asked.contains("maxResults"));
    return unbound ? new BoundedList(request) : request;
  }

  @Override
  public String getQueryString() {
    String asked = super.getQueryString();
    return asked == null ? BOUND : asked + "&" + BOUND;
  }
}
