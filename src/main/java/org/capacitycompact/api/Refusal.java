package org.capacitycompact.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.form.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;

/** A refused request, with the fields at fault; answered as problem details. */
class Refusal extends RuntimeException {

  private final HttpStatus status;
  private final transient List<WrongField> errors;

  /** A field and a text that says what is wrong with it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record WrongField(String field, String reason, @Nullable Confirm confirm) {

    WrongField(String field, String reason) {
      this(field, reason, null);
    }

    /** The reason in words. If the value is only unusual, it includes how to confirm it. */
    static WrongField of(FieldError error, MessageSource messages, Locale language) {
      String reason =
          messages.getMessage(
              error.messageKey(), error.args().toArray(), error.messageKey(), language);
      String asked = error.asked();
      return new WrongField(
          error.key(),
          reason == null ? error.messageKey() : reason,
          asked == null ? null : new Confirm(FieldError.CONFIRMED + error.key(), asked));
    }
  }

  /** The key and value that confirm an unusual answer. */
  record Confirm(String key, String value) {}

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

  /** The resource existed, and was withdrawn. */
  static Refusal gone(String detail) {
    return new Refusal(HttpStatus.GONE, List.of(), detail);
  }

  /** The fault is ours; the same request may succeed later. */
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

  /** Refuses fields that are not read, because the sender would believe that they count. */
  static void unread(@Nullable Map<String, Object> others, String read) {
    if (others != null && !others.isEmpty()) {
      String name = others.keySet().iterator().next();
      throw malformed(
          name.matches("[A-Za-z0-9_.-]{1,60}") ? name : "body",
          "There is no such key; this address reads " + read + ".");
    }
  }

  HttpStatus status() {
    return status;
  }

  List<WrongField> errors() {
    return errors;
  }
}
