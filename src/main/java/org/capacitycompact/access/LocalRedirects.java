package org.capacitycompact.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.security.web.RedirectStrategy;

/**
 * Redirects only within this portal, by path: an address saved from an earlier request may contain
 * a forged host name.
 */
class LocalRedirects implements RedirectStrategy {

  @Override
  public void sendRedirect(HttpServletRequest request, HttpServletResponse response, String url) {
    response.setStatus(HttpServletResponse.SC_FOUND);
    response.setHeader("Location", response.encodeRedirectURL(within(url)));
  }

  /** The path and query of an address; the start page when it has no valid path. */
  static String within(String url) {
    try {
      URI address = new URI(url);
      String path = address.getRawPath();
      if (path == null || !path.startsWith("/") || path.startsWith("//") || path.contains("\\")) {
        return "/";
      }
      String query = address.getRawQuery();
      return query == null ? path : path + "?" + query;
    } catch (URISyntaxException unreadable) {
      return "/";
    }
  }
}
