package org.capacitycompact.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.form.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;

/** A refused request, with the fields at fault; answered as problem details. */
class Refusal extends RuntimeException {

  private static final String NAME = "[A-Za-z0-9_.-]{1,60}";
  private static final int MOST_NAMED = 20;

  private final HttpStatus status;
  private final transient List<WrongField> errors;
  private final transient Map<String, Object> more;
  private final @Nullable String tag;

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
    this(status, errors, detail, Map.of(), null);
  }

  private Refusal(
      HttpStatus status,
      List<WrongField> errors,
      String detail,
      Map<String, Object> more,
      @Nullable String tag) {
    super(detail);
    this.status = status;
    this.errors = errors;
    this.more = more;
    this.tag = tag;
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

  /** A change that does not say what it is a change of. */
  static Refusal unconditional() {
    return new Refusal(
        HttpStatus.PRECONDITION_REQUIRED,
        List.of(),
        "Send If-Match with the ETag of the row as you read it.");
  }

  /**
   * Somebody changed it since the sender read it; nothing was written.
   *
   * @param yours what the sender wants it to say; null when they want it gone
   * @param theirs as it is now
   * @param both the keys of the values that both changed, to choose for
   * @param tag its {@code ETag} now
   */
  static Refusal changedSince(
      @Nullable Object yours, Object theirs, List<String> both, String tag) {
    Map<String, Object> more = new LinkedHashMap<>();
    if (yours != null) {
      more.put("yours", yours);
    }
    more.put("theirs", theirs);
    more.put("both", both);
    return new Refusal(
        HttpStatus.PRECONDITION_FAILED,
        List.of(),
        "Somebody changed this row since you read it; nothing was written. Choose, and send it again"
            + " with its ETag of now.",
        more,
        tag);
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
          name.matches(NAME) ? name : "body",
          "There is no such key; this address reads " + read + ".");
    }
  }

  /** Refuses every key that is not read, each by its name. */
  static Refusal unread(List<String> unknown, List<String> read) {
    String reason = "There is no such key; this address reads " + String.join(", ", read) + ".";
    return new Refusal(
        HttpStatus.BAD_REQUEST,
        unknown.stream()
            .sorted()
            .limit(MOST_NAMED)
            .map(name -> new WrongField(name.matches(NAME) ? name : "body", reason))
            .toList(),
        "The request cannot be understood.");
  }

  /** Members of the answer beside those of every problem. */
  Map<String, Object> more() {
    return more;
  }

  /** The {@code ETag} of what it is about, as it is now; null when it has none. */
  @Nullable String tag() {
    return tag;
  }

  HttpStatus status() {
    return status;
  }

  List<WrongField> errors() {
    return errors;
  }
}
