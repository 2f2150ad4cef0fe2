package org.capacitycompact.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Marks a body's sender as signed in, from the session. The framework reads a form before
 * authentication; without this, a signed-in person on a slow line would be treated as a stranger.
 */
@Component
@Order(SignedInSenders.ONCE_THERE_ARE_SESSIONS)
class SignedInSenders extends OncePerRequestFilter {

  static final int ONCE_THERE_ARE_SESSIONS = SessionRepositoryFilter.DEFAULT_ORDER + 1;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    IncomingBody.of(request)
        .filter(body -> isSignedIn(request))
        .ifPresent(IncomingBody::markSignedIn);
    chain.doFilter(request, response);
  }

  private static boolean isSignedIn(HttpServletRequest request) {
    try {
      HttpSession session = request.getSession(false);
      return session != null
          && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
              instanceof SecurityContext kept
          && IncomingBody.isKnown(kept.getAuthentication());
    } catch (RuntimeException unknown) {
      // The sender is authenticated again later, and refused there if need be.
      return false;
    }
  }
}
