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
 * Says 413 to what is too large before anybody reads it: the container would drop its parameters,
 * the CSRF token among them, and the sender would be told that they may not.
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

  /** What a request with a file may have, in words. */
  String ofFiles() {
    return multipart.toMegabytes() + " MB";
  }

  /** What any other request may have, in words. */
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
      // One that comes in pieces does not say how long it is.
      IncomingBody.of(request).ifPresent(body -> body.atMost(limit));
      chain.doFilter(request, response);
    }
  }
}
