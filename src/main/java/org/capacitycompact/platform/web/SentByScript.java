package org.capacitycompact.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A form that the page's script sends ({@code send.js}) stays in its page until there is an answer.
 * Where a browser would be sent on, the script is told where to, so that the next page is asked for
 * once and by the browser itself.
 */
@Component
class SentByScript extends OncePerRequestFilter {

  static final String SENT = "X-Sent-By-Script";
  static final String ONWARD = "X-Onward";

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !"POST".equals(request.getMethod()) || request.getHeader(SENT) == null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(
        request,
        new HttpServletResponseWrapper(response) {
          @Override
          public void sendRedirect(String location) {
            setStatus(SC_NO_CONTENT);
            setHeader(ONWARD, location);
          }
        });
  }
}
