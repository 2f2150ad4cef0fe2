package org.capacitycompact.audit;

import java.util.Locale;

/**
 * A seal's hash that was written down outside this system. Only this reveals that someone who
 * controls the database rewrote both record and seals.
 *
 * @param hash in hexadecimal, lower case
 */
public record KeptSeal(long number, String hash) {

  /**
   * Reads {@code 12:3f9a…}.
   *
   * @throws IllegalArgumentException when the text is not a seal's number and hash
   */
  public static KeptSeal parse(String written) {
    String text = written.strip().toLowerCase(Locale.ROOT);
    if (!text.matches("[1-9][0-9]{0,17}:[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "A seal is given as its number, a colon and its hash of 64 hexadecimal digits");
    }
    int colon = text.indexOf(':');
    return new KeptSeal(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
  }
}
