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
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.platform.web.Collision;
import org.capacitycompact.platform.web.Outage;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Guards the engine's HTTP interfaces. Requests that are not listed in {@link EngineRequests}, and
 * those that the engine answers with 403, 404 or 5xx, all get the same 404, except for operators,
 * so that something hidden looks like something missing.
 */
class EngineFilter extends OncePerRequestFilter {

  private static final Pattern ENGINE =
      Pattern.compile("/(?:engine-rest|camunda/api/engine/engine/default)(/.*)");

  /**
   * Requests of Tasklist, Cockpit and Admin beyond the engine API: who signed in, and Cockpit's
   * lists.
   */
  private static final Pattern WEB_APP_READING =
      Pattern.compile(
          "/camunda/api/(engine/engine/?|admin/auth/user/default"
              + "|(cockpit|tasklist|admin|welcome)/plugin/.*)");

  private static final Pattern WEB_APP_POSTING =
      Pattern.compile("/camunda/api/(cockpit/plugin/.*|admin/auth/user/default/logout)");

  /**
   * For these the engine answers 400 when the task is missing, and 403 when it is somebody else's.
   */
  private static final Pattern OF_A_TASK = Pattern.compile("GET /.*/task/[^/]+/[^/]+");

  private static final Pattern CLASS_NAME =
      Pattern.compile("\\b(?:[a-z_][A-Za-z0-9_]*\\.){2,}([A-Z])");
  private static final byte[] NOTHING_HERE =
      "{\"type\":\"NotFound\",\"message\":\"There is nothing here for you\"}"
          .getBytes(StandardCharsets.UTF_8);

  private static final byte[] UNAVAILABLE =
      ("{\"type\":\"ServiceUnavailable\","
              + "\"message\":\"The system cannot answer just now. Ask again in a while.\"}")
          .getBytes(StandardCharsets.UTF_8);

  private static final byte[] MET_ANOTHER =
      ("{\"type\":\"Conflict\",\"message\":\"Somebody acted at the same moment, and nothing of this"
              + " was kept. Look at it again, and send it once more.\"}")
          .getBytes(StandardCharsets.UTF_8);

  private static final String UNREADABLE =
      "{\"type\":\"InvalidRequestException\",\"message\":\"The request cannot be read\"}";

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
      refuse(path, response);
      return;
    }
    if (path.startsWith("/camunda") && !ofWebAppApi(path)) {
      chain.doFilter(request, response);
      return;
    }
    identity.setAuthentication(actor.userId(), actor.groups());
    if (isAnsweredLater(path)) {
      try {
        chain.doFilter(request, response);
      } finally {
        identity.clearAuthentication();
      }
      return;
    }
    ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
    try {
      chain.doFilter(LimitedModelList.of(request, path), answer);
      if (answer.getStatus() >= 500 && Outage.notedOf(request).isPresent()) {
        unavailable(answer);
      } else if (answer.getStatus() >= 500 && Collision.isNotedOf(request)) {
        metAnother(answer);
      } else {
        alike(answer, actor, request.getMethod() + " " + path);
      }
      // By default the engine lets browsers cache and revalidate answers.
      answer.setHeader("Cache-Control", "no-store");
    } finally {
      identity.clearAuthentication();
      answer.copyBodyToResponse();
    }
  }

  /** The path as the servlets will read it: decoded, without the context path. */
  static String path(HttpServletRequest request) {
    String info = request.getPathInfo();
    return request.getServletPath() + (info == null ? "" : info);
  }

  private boolean admitted(String method, String path, Actor actor) {
    boolean webApps = path.equals("/camunda") || path.startsWith("/camunda/");
    if (webApps ? !doors.webApps() : !doors.engineRest()) {
      return false;
    }
    if (webApps && !Right.USE_WEB_APPS.of(actor)) {
      return false;
    }
    Matcher engine = ENGINE.matcher(path);
    if (engine.matches()) {
      return EngineRequests.admits(actor, method, engine.group(1));
    }
    return webApps
        && switch (method) {
          case "GET" -> !ofWebAppApi(path) || WEB_APP_READING.matcher(path).matches();
          case "POST" -> WEB_APP_POSTING.matcher(path).matches();
          default -> false;
        };
  }

  private static boolean ofWebAppApi(String path) {
    return path.equals("/camunda/api") || path.startsWith("/camunda/api/");
  }

  /** A worker can wait for a task; another thread writes the answer later. */
  private static boolean isAnsweredLater(String path) {
    return path.equals("/engine-rest/external-task/fetchAndLock");
  }

  private static void alike(ContentCachingResponseWrapper answer, Actor actor, String asked)
      throws IOException {
    int status = answer.getStatus();
    boolean operator = Right.OPERATE_ENGINE.of(actor);
    boolean unseen =
        status == 403 || status == 404 || status == 400 && OF_A_TASK.matcher(asked).matches();
    if (status >= 500 || !operator && unseen) {
      answer.resetBuffer();
      nothingHere(answer);
    } else if (status >= 400 && !operator) {
      withoutClassNames(answer);
    }
  }

  /** A temporary failure hides nothing, and the client has to know that it may try again. */
  private static void unavailable(ContentCachingResponseWrapper answer) throws IOException {
    answer.resetBuffer();
    answer.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    answer.setHeader("Retry-After", Outage.RETRY_AFTER);
    answer.setContentType("application/json");
    answer.getOutputStream().write(UNAVAILABLE);
  }

  /** All retries failed; nothing was saved. */
  private static void metAnother(ContentCachingResponseWrapper answer) throws IOException {
    answer.resetBuffer();
    answer.setStatus(HttpServletResponse.SC_CONFLICT);
    answer.setContentType("application/json");
    answer.getOutputStream().write(MET_ANOTHER);
  }

  /** The engine's remarks about its own classes, or about input it could not parse, are removed. */
  private static void withoutClassNames(ContentCachingResponseWrapper answer) throws IOException {
    String body = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    String cleaned = body.startsWith("{") ? CLASS_NAME.matcher(body).replaceAll("$1") : UNREADABLE;
    if (!cleaned.equals(body)) {
      answer.resetBuffer();
      answer.setContentType("application/json");
      answer.getOutputStream().write(cleaned.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * People who open one of Camunda's pages get an error page; programs get a machine-readable
   * answer.
   */
  private static void refuse(String path, HttpServletResponse response) throws IOException {
    if (path.startsWith("/camunda") && !ofWebAppApi(path)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else {
      nothingHere(response);
    }
  }

  private static void nothingHere(HttpServletResponse response) throws IOException {
    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    response.setContentType("application/json");
    response.getOutputStream().write(NOTHING_HERE);
  }
}
