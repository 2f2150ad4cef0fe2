package org.capacitycompact.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.access.ServiceTokens.Bearer;
import org.capacitycompact.audit.AuditEvent;
import org.capacitycompact.audit.AuditTrail;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.platform.AuditActor;
import org.capacitycompact.platform.web.PublicContact;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signs a program in by the token in its {@code Authorization} header. Tokens elsewhere are
 * ignored, since addresses appear in logs. The token allows only its scopes; {@link ActorFilter}
 * then checks that the account is open.
 */
class TokenSignIn extends OncePerRequestFilter {

  private static final String SCHEME = "Bearer ";

  private final ServiceTokens tokens;
  private final AuditTrail trail;
  private final PublicContact contact;

  TokenSignIn(ServiceTokens tokens, AuditTrail trail, PublicContact contact) {
    this.tokens = tokens;
    this.trail = trail;
    this.contact = contact;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<String> token = token(request);
    if (token.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    Optional<Bearer> bearer = tokens.bearer(token.get());
    if (bearer.isEmpty()) {
      trail.recordRefusal(AuditEvent.in(AuditEvent.ACCESS, "token.refused"));
      BearerRefusal.INVALID_TOKEN.send(response, "", contact);
      return;
    }
    String path = EngineFilter.path(request);
    List<Scope> opening = Scope.opening(request.getMethod(), path);
    if (opening.isEmpty()) {
      BearerRefusal.NOTHING_HERE.send(response, "", contact);
    } else if (bearer.get().scopes().stream().noneMatch(opening::contains)) {
      trail.recordRefusal(
          AuditEvent.in(AuditEvent.ACCESS, "token.outOfScope")
              .by(
                  new AuditActor(
                      bearer.get().userId(), bearer.get().name(), Role.INTEGRATOR.name(), null))
              .to(Map.of("scope", opening.get(0).code())));
      BearerRefusal.INSUFFICIENT_SCOPE.send(response, opening.get(0).code(), contact);
    } else {
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(
          UsernamePasswordAuthenticationToken.authenticated(
              bearer.get().userId(), null, List.of()));
      SecurityContextHolder.setContext(context);
      chain.doFilter(request, response);
    }
  }

  /** A token with the format of service accounts; other bearer tokens are handled elsewhere. */
  private static Optional<String> token(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    return header != null
            && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
            && header.substring(SCHEME.length()).strip().startsWith("compact_")
        ? Optional.of(header.substring(SCHEME.length()).strip())
        : Optional.empty();
  }
}
