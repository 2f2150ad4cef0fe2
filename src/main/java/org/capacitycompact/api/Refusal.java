package org.capacitycompact.api;

import java.util.List;
import org.springframework.http.HttpStatus;

/** A request that is refused, with the fields that are why; told as problem details. */
class Refusal extends RuntimeException {

  private final HttpStatus status;
  private final transient List<WrongField> errors;

  /** A field and, in words, what is wrong with it. */
  record WrongField(String field, String reason) {}

  private Refusal(HttpStatus status, List<WrongField> errors, String detail) {
    super(detail);
    this.status = status;
    this.errors = errors;
  }

  static Refusal notThere() {
    return new Refusal(HttpStatus.NOT_FOUND, List.of(), "There is nothing here for you.");
  }

  static Refusal notAllowed() {
    return new Refusal(HttpStatus.FORBIDDEN, List.of(), "Your role does not allow this.");
  }

  static Refusal changedMeanwhile(String detail) {
    return new Refusal(HttpStatus.CONFLICT, List.of(), detail);
  }

  /** It was there, and was taken back. */
  static Refusal gone(String detail) {
    return new Refusal(HttpStatus.GONE, List.of(), detail);
  }

  /** The fault is ours; the same request may be taken later. */
  static Refusal unavailable(String detail) {
    return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, List.of(), detail);
  }

  static Refusal unprocessable(List<WrongField> errors) {
    return new Refusal(HttpStatus.UNPROCESSABLE_ENTITY, errors, "Some answers cannot be taken.");
  }

  static Refusal malformed(String field, String reason) {
    return new Refusal(
        HttpStatus.BAD_REQUEST,
        List.of(new WrongField(field, reason)),
        "The request cannot be understood.");
  }

  HttpStatus status() {
    return status;
  }

  List<WrongField> errors() {
    return errors;
  }
}
