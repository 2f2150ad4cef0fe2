package org.capacitycompact.portal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Error pages: in the reader's language for people, as problem details for programs, in the
 * engine's own JSON at its addresses. The address decides, not what the client says it accepts.
 */
@Controller
class ErrorPages implements ErrorController {

  private static final Set<Integer> WITH_A_PAGE = Set.of(403, 404, 408, 409, 410, 413, 429);
  private static final String ENGINE = "/(engine-rest|camunda/api)(/.*)?";
  private static final String PROGRAMS = "/(api|engine-rest|camunda/api|actuator)(/.*)?";
  private static final String ENGINE_PAGES = "/camunda(/.*)?";

  private final MessageSource messages;
  private final RequestSizes sizes;

  ErrorPages(MessageSource messages, RequestSizes sizes) {
    this.messages = messages;
    this.sizes = sizes;
  }

  @RequestMapping("${server.error.path:/error}")
  Object error(HttpServletRequest request, HttpServletResponse response) {
    HttpStatus status = status(request);
    String path = path(request);
    String door = path.substring(request.getContextPath().length());
    if (!door.matches(PROGRAMS)) {
      return door.matches(ENGINE_PAGES) && status.is4xxClientError()
          ? new ModelAndView("error/camunda", status)
          : page(status);
    }
    String words = words(status, response);
    return door.matches(ENGINE) && words != null
        ? ofEngine(status, words)
        : problem(status, path, words);
  }

  private static ModelAndView page(HttpStatus status) {
    String view =
        WITH_A_PAGE.contains(status.value())
            ? String.valueOf(status.value())
            : status.is4xxClientError() ? "4xx" : "5xx";
    return new ModelAndView("error/" + view, status);
  }

  private static ResponseEntity<ProblemDetail> problem(
      HttpStatus status, String path, @Nullable String words) {
    ProblemDetail told = ProblemDetail.forStatus(status);
    told.setDetail(words);
    told.setInstance(UriComponentsBuilder.fromPath(path).build().encode().toUri());
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(told);
  }

  private static ResponseEntity<Map<String, String>> ofEngine(HttpStatus status, String words) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(Map.of("type", "InvalidRequestException", "message", words));
  }

  /** The text for a program beside the status; null when the status says enough. */
  private @Nullable String words(HttpStatus status, HttpServletResponse response) {
    boolean later = response.containsHeader("Retry-After");
    String key =
        status == HttpStatus.UNAUTHORIZED && later
            ? "error.program.wait"
            : "error.program." + status.value();
    Object[] args = {sizes.ofFiles(), sizes.ofOthers()};
    return messages.getMessage(key, args, null, Locale.ENGLISH);
  }

  private static String path(HttpServletRequest request) {
    return Objects.requireNonNullElse(
        (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
        request.getRequestURI());
  }

  private static HttpStatus status(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    // /error itself was opened, which is not a page.
    return status == null ? HttpStatus.NOT_FOUND : status;
  }
}
