package org.capacitycompact.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.party.People;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.web.ReaderZone;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the acting person anew for each request, so that a disabled account is signed out at once
 * and a revoked role no longer counts.
 */
class ActorFilter extends OncePerRequestFilter {

  static final String ACTOR = ActorFilter.class.getName() + ".actor";

  private final People people;

  ActorFilter(People people) {
    this.people = people;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
    if (signedIn != null
        && signedIn.isAuthenticated()
        && !(signedIn instanceof AnonymousAuthenticationToken)) {
      Optional<Actor> actor = people.actor(signedIn.getName());
      if (actor.isPresent()) {
        request.setAttribute(ACTOR, actor.get());
        SecurityContextHolder.getContext()
            .setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                    signedIn.getName(), null, PasswordSignIn.authorities(actor.get())));
        try (RowScope.Opened rows = RequestRows.open(request, actor.get());
            ReaderZone.Opened reader = ReaderZone.open(actor.get().zone())) {
          chain.doFilter(request, response);
        }
        return;
      }
      signOut(request);
    }
    chain.doFilter(request, response);
  }

  private static void signOut(HttpServletRequest request) {
    SecurityContextHolder.clearContext();
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }

  static @Nullable Actor actor(HttpServletRequest request) {
    return (Actor) request.getAttribute(ACTOR);
  }
}
