package org.capacitycompact.knowledge.domain;

import java.nio.charset.Charset;
import java.util.regex.Pattern;

/**
 * Repairs characters of windows-1252 in a text declared as ISO-8859-1, where they are invisible
 * controls: œ, €, the typographic apostrophe. Their meaning is certain.
 */
final class Windows1252 {
  private static final Charset CHARSET = Charset.forName("windows-1252");
  private static final Pattern CONTROL = Pattern.compile("[\\x{80}-\\x{84}\\x{86}-\\x{9f}]");

  private Windows1252() {}

  /** The text as intended; an unassigned code becomes U+FFFD. */
  static String mend(String text) {
    return CONTROL
        .matcher(text)
        .replaceAll(found -> new String(new byte[] {(byte) found.group().charAt(0)}, CHARSET));
  }
}
