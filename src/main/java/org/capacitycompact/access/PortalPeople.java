package org.capacitycompact.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.party.People;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the accounts of programs out of the portal, which is for people, whichever way they signed
 * in and even if the account became a program's during a session.
 */
class PortalPeople extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Actor actor = ActorFilter.actor(request);
    if (actor != null && actor.isProgram()) {
      turnAway(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** Lets only people continue. */
  static AuthenticationSuccessHandler only(People people, AuthenticationSuccessHandler onward) {
    return (request, response, signedIn) -> {
      if (isWelcome(people, signedIn)) {
        onward.onAuthenticationSuccess(request, response, signedIn);
      } else {
        turnAway(request, response);
      }
    };
  }

  private static boolean isWelcome(People people, Authentication signedIn) {
    return people.actor(signedIn.getName()).filter(actor -> !actor.isProgram()).isPresent();
  }

  private static void turnAway(HttpServletRequest request, HttpServletResponse response) {
    SecurityContextHolder.clearContext();
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    new LocalRedirects().sendRedirect(request, response, "/sign-in?program");
  }
}
