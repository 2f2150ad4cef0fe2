package org.capacitycompact.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.capacitycompact.party.Actor;
import org.capacitycompact.party.Role;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Stands in front of the engine's HTTP interfaces. What is not on the list of {@link
 * EngineRequests}, and what the engine answers with 403, 404 or 5xx, is one and the same 404 for
 * everyone but operators: what may not be seen looks like what is not there.
 */
class EngineFilter extends OncePerRequestFilter {

  private static final Pattern ENGINE =
      Pattern.compile("/(?:engine-rest|camunda/api/engine/engine/default)(/.*)");
  private static final Pattern WEB_APP_API =
      Pattern.compile("/camunda/api/(admin/setup|admin/auth/user/[^/]+/login)(/.*)?");
  private static final byte[] NOTHING_HERE =
      "{\"type\":\"NotFound\",\"message\":\"There is nothing here for you\"}"
          .getBytes(StandardCharsets.UTF_8);

  private final IdentityService identity;
  private final AccessProperties doors;

  EngineFilter(IdentityService identity, AccessProperties doors) {
    this.identity = identity;
    this.doors = doors;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Actor actor = ActorFilter.actor(request);
    String path = path(request);
    if (actor == null || !admitted(request.getMethod(), path, actor)) {
      nothingHere(response);
      return;
    }
    if (path.startsWith("/camunda") && !path.startsWith("/camunda/api/")) {
      chain.doFilter(request, response);
      return;
    }
    identity.setAuthentication(actor.userId(), actor.groups());
    ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
    try {
      chain.doFilter(request, answer);
      alike(answer, actor);
    } finally {
      identity.clearAuthentication();
      answer.copyBodyToResponse();
    }
  }

  /** The path as the servlets will read it: decoded, without the context. */
  static String path(HttpServletRequest request) {
    String info = request.getPathInfo();
    return request.getServletPath() + (info == null ? "" : info);
  }

  private boolean admitted(String method, String path, Actor actor) {
    boolean webApps = path.equals("/camunda") || path.startsWith("/camunda/");
    if (webApps ? !doors.webApps() : !doors.engineRest()) {
      return false;
    }
    if (webApps && !actor.is(Role.SECRETARIAT) && !actor.is(Role.OPERATOR)) {
      return false;
    }
    if (WEB_APP_API.matcher(path).matches()) {
      return false;
    }
    Matcher engine = ENGINE.matcher(path);
    if (engine.matches()) {
      return EngineRequests.admits(actor, method, engine.group(1));
    }
    return webApps;
  }

  private static void alike(ContentCachingResponseWrapper answer, Actor actor) throws IOException {
    int status = answer.getStatus();
    if (status >= 500 || !actor.is(Role.OPERATOR) && (status == 403 || status == 404)) {
      answer.resetBuffer();
      nothingHere(answer);
    }
  }

  private static void nothingHere(HttpServletResponse response) throws IOException {
    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    response.setContentType("application/json");
    response.getOutputStream().write(NOTHING_HERE);
  }
}
