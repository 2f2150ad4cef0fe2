package org.capacitycompact.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.regex.Pattern;

/**
 * Cockpit requests all versions of a model without a limit, which the engine refuses; this adds the
 * limit. Programs at {@code /engine-rest} have to give one themselves.
 */
final class LimitedModelList extends HttpServletRequestWrapper {

  private static final String BOUND = "maxResults=1000";

  private static final Pattern MODELS =
      Pattern.compile(
          "/camunda/api/engine/engine/default/(process|decision|decision-requirements)-definition");

  private LimitedModelList(HttpServletRequest request) {
    super(request);
  }

  static HttpServletRequest of(HttpServletRequest request, String path) {
    String asked = request.getQueryString();
    boolean unbound =
        request.getMethod().equals("GET")
            && MODELS.matcher(path).matches()
            && (asked == null || !asked.contains("maxResults"));
    return unbound ? new LimitedModelList(request) : request;
  }

  @Override
  public String getQueryString() {
    String asked = super.getQueryString();
    return asked == null ? BOUND : asked + "&" + BOUND;
  }
}
