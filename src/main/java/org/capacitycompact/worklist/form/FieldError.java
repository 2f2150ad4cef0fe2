package org.capacitycompact.worklist.form;

import java.util.List;

/**
 * Why an answer was refused, in a form that every door can put into words.
 *
 * @param key the field, as it was submitted
 * @param messageKey the message in the bundles; it says what to write instead
 * @param args what the message names; strings, so that no number is grouped on the way
 */
public record FieldError(String key, String messageKey, List<String> args) {

  public FieldError {
    args = List.copyOf(args);
  }

  /** An error about {@code key}. */
  public static FieldError of(String key, String messageKey, String... args) {
    return new FieldError(key, messageKey, List.of(args));
  }
}
