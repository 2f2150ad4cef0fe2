package org.capacitycompact.api;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
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
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Tells programs why they were refused, as problem details; people get pages. */
@RestControllerAdvice(annotations = RestController.class)
class ProblemAnswers extends ResponseEntityExceptionHandler {

  @ExceptionHandler(Refusal.class)
  ResponseEntity<ProblemDetail> refused(Refusal refusal) {
    ProblemDetail told = ProblemDetail.forStatusAndDetail(refusal.status(), refusal.getMessage());
    if (!refusal.errors().isEmpty()) {
      told.setProperty("errors", refusal.errors());
    }
    refusal.more().forEach(told::setProperty);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(refusal.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (refusal.tag() != null) {
      answer.header("ETag", refusal.tag());
    }
    return answer.body(told);
  }

  /** Names the parameter with an invalid value, and the values it can have. */
  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException mismatch,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    Class<?> type = mismatch.getRequiredType();
    if (type == InitiativeNumber.class) {
      Refusal nothing = Refusal.notThere();
      ProblemDetail told = ProblemDetail.forStatusAndDetail(nothing.status(), nothing.getMessage());
      return super.handleExceptionInternal(mismatch, told, headers, nothing.status(), request);
    }
    if (!(mismatch instanceof MethodArgumentTypeMismatchException parameter) || type == null) {
      return super.handleTypeMismatch(mismatch, headers, status, request);
    }
    String can =
        type.isEnum()
            ? "Give one of "
                + Arrays.stream(type.getEnumConstants())
                    .map(each -> ((Enum<?>) each).name())
                    .collect(Collectors.joining(", "))
                + "."
            : "Give a "
                + (Number.class.isAssignableFrom(type) || type.isPrimitive()
                    ? "whole number."
                    : type.getSimpleName() + ".");
    Refusal refusal = Refusal.malformed(parameter.getName(), can);
    ProblemDetail told = ProblemDetail.forStatusAndDetail(refusal.status(), refusal.getMessage());
    told.setProperty("errors", refusal.errors());
    return super.handleExceptionInternal(mismatch, told, headers, refusal.status(), request);
  }

  /** The framework's own message may repeat what was sent; the title is enough. */
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
