package org.capacitycompact.portal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Set;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What could not be served: a page in the reader's language for people, problem details for
 * programs, decided by the door they came through and not by what their browser says it accepts.
 */
@Controller
class ErrorPages implements ErrorController {

  private static final Set<Integer> WITH_A_PAGE = Set.of(403, 404, 409, 410, 413, 429);

  @RequestMapping("${server.error.path:/error}")
  Object error(HttpServletRequest request) {
    HttpStatus status = status(request);
    return forProgram(request) ? problem(status, path(request)) : page(status);
  }

  private static ModelAndView page(HttpStatus status) {
    String view =
        WITH_A_PAGE.contains(status.value())
            ? String.valueOf(status.value())
            : status.is4xxClientError() ? "4xx" : "5xx";
    return new ModelAndView("error/" + view, status);
  }

  private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String path) {
    ProblemDetail told = ProblemDetail.forStatus(status);
    if (status == HttpStatus.CONFLICT) {
      told.setDetail(
          "Somebody acted at the same moment, and nothing of this was kept. Look at it again, and send it once more.");
    }
    told.setInstance(UriComponentsBuilder.fromPath(path).build().encode().toUri());
    return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(told);
  }

  private static boolean forProgram(HttpServletRequest request) {
    return path(request)
        .substring(request.getContextPath().length())
        .matches("/(api|engine-rest|camunda|actuator)(/.*)?");
  }

  private static String path(HttpServletRequest request) {
    return Objects.requireNonNullElse(
        (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
        request.getRequestURI());
  }

  private static HttpStatus status(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    // Somebody who opens /error itself looks for a page that is not there.
    return status == null ? HttpStatus.NOT_FOUND : status;
  }
}
