package org.capacitycompact.api;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Tells programs why they were refused, as problem details; people get pages. */
@RestControllerAdvice(annotations = RestController.class)
class Problems extends ResponseEntityExceptionHandler {

  @ExceptionHandler(Refusal.class)
  ResponseEntity<ProblemDetail> refused(Refusal refusal) {
    ProblemDetail told = ProblemDetail.forStatusAndDetail(refusal.status(), refusal.getMessage());
    if (!refusal.errors().isEmpty()) {
      told.setProperty("errors", refusal.errors());
    }
    return ResponseEntity.status(refusal.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(told);
  }

  /** The framework's own words may repeat what was sent; the title says enough. */
  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception refusal,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ProblemDetail told = ProblemDetail.forStatus(status);
    if (status.isSameCodeAs(HttpStatus.BAD_REQUEST)) {
      told.setDetail("The request cannot be understood. Is it well-formed JSON of the right type?");
    } else if (status.isSameCodeAs(HttpStatus.UNSUPPORTED_MEDIA_TYPE)) {
      told.setDetail("This address does not take a body of that type. See Content-Type.");
    }
    return super.handleExceptionInternal(refusal, told, headers, status, request);
  }
}
