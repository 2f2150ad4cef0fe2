package org.capacitycompact.form;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.web.Figures;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Why an answer was not accepted, in a form that every interface can put into words.
 *
 * @param key the field, as submitted
 * @param messageKey the message in the bundles; it says what to write instead
 * @param args the arguments of the message, as strings, so that no number is formatted on the way
 * @param asked the value to be confirmed, in plain notation, if the answer is accepted once
 *     confirmed; null if it is invalid
 */
public record FieldError(String key, String messageKey, List<String> args, @Nullable String asked) {

  /**
   * The prefix of a confirmation in a submission: {@code confirmed.spentUsd} with the value as its
   * answer. Form keys contain no point.
   */
  public static final String CONFIRMED = "confirmed.";

  public FieldError {
    args = List.copyOf(args);
  }

  /** An invalid answer. */
  public FieldError(String key, String messageKey, List<String> args) {
    this(key, messageKey, args, null);
  }

  /** An error about {@code key}. */
  public static FieldError of(String key, String messageKey, String... args) {
    return new FieldError(key, messageKey, List.of(args), null);
  }

  /** An error about {@code key} that names days, formatted in the reader's language. */
  public static FieldError ofDays(String key, String messageKey, LocalDate... days) {
    Locale language = LocaleContextHolder.getLocale();
    return new FieldError(
        key, messageKey, Arrays.stream(days).map(day -> Figures.day(day, language)).toList());
  }

  /** A question whether {@code value}, which may be a typing error, is what was meant. */
  public static FieldError question(String key, String messageKey, String value, String... args) {
    return new FieldError(key, messageKey, List.of(args), value);
  }

  /** Whether it only asks for a confirmation. */
  public boolean isQuestion() {
    return asked != null;
  }
}
