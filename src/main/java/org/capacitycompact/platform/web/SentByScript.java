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
 * Keeps a form sent by the page's script ({@code send.js}) on its page until there is an answer.
 * Instead of redirecting, it tells the script where to go, so that the next page is loaded once and
 * by the browser itself.
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
