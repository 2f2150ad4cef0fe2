package org.capacitycompact.portal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.capacitycompact.platform.web.IncomingBody;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 413 to requests that are too large before anything reads them. The container would drop
 * their parameters, including the CSRF token, and the sender would be told that they lack
 * permission.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class RequestSizes extends OncePerRequestFilter {

  private final DataSize multipart;
  private final DataSize other;

  RequestSizes(
      @Value("${spring.servlet.multipart.max-request-size}") DataSize multipart,
      @Value("${server.tomcat.max-http-form-post-size:2MB}") DataSize other) {
    this.multipart = multipart;
    this.other = other;
  }

  /** The limit of a request with a file, in words. */
  String ofFiles() {
    return multipart.toMegabytes() + " MB";
  }

  /** The limit of any other request, in words. */
  String ofOthers() {
    return other.toMegabytes() + " MB";
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String type = String.valueOf(request.getContentType());
    boolean file = type.startsWith("multipart/") || type.matches("(application|text)/xml.*");
    long limit = (file ? multipart : other).toBytes();
    if (request.getContentLengthLong() > limit) {
      response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    } else {
      // A chunked request does not state its length.
      IncomingBody.of(request).ifPresent(body -> body.limit(limit));
      chain.doFilter(request, response);
    }
  }
}
