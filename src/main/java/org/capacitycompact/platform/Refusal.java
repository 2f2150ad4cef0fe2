package org.capacitycompact.platform;

import java.util.List;

/**
 * An expected "no" to something a person entered: which field, and why, in the reader's language.
 *
 * @param field the form key it belongs to, or empty when it concerns the whole submission
 * @param message key of the text in the message bundles
 * @param arguments what the text is filled with
 */
public record Refusal(String field, String message, List<Object> arguments) {

  public static Refusal of(String field, String message, Object... arguments) {
    return new Refusal(field, message, List.of(arguments));
  }
}
