package org.capacitycompact.form;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.web.Figures;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Why an answer was not taken, in a form that every door can put into words.
 *
 * @param key the field, as it was submitted
 * @param messageKey the message in the bundles; it says what to write instead
 * @param args what the message names; strings, so that no number is grouped on the way
 * @param asked the value that is asked about, plainly written, where the answer is taken once the
 *     person says that it is right; null where it cannot be taken
 */
public record FieldError(String key, String messageKey, List<String> args, @Nullable String asked) {

  /**
   * What a submission names to say that a value is right: {@code confirmed.spentUsd} with the value
   * as its answer. No form key has a point in it.
   */
  public static final String CONFIRMED = "confirmed.";

  public FieldError {
    args = List.copyOf(args);
  }

  /** An answer that cannot be taken. */
  public FieldError(String key, String messageKey, List<String> args) {
    this(key, messageKey, args, null);
  }

  /** An error about {@code key}. */
  public static FieldError of(String key, String messageKey, String... args) {
    return new FieldError(key, messageKey, List.of(args), null);
  }

  /** An error about {@code key} that names days, in the words of whoever reads now. */
  public static FieldError ofDays(String key, String messageKey, LocalDate... days) {
    Locale language = LocaleContextHolder.getLocale();
    return new FieldError(
        key, messageKey, Arrays.stream(days).map(day -> Figures.day(day, language)).toList());
  }

  /** A question whether {@code value}, which may be a slip of the keys, is what was meant. */
  public static FieldError question(String key, String messageKey, String value, String... args) {
    return new FieldError(key, messageKey, List.of(args), value);
  }

  /** Whether it is a question only. */
  public boolean isQuestion() {
    return asked != null;
  }
}
