package org.capacitycompact.knowledge.domain;

import java.nio.charset.Charset;
import java.util.regex.Pattern;

/**
 * Characters of windows-1252 in a text that was declared as ISO-8859-1, where they are invisible
 * controls: œ, €, the typographic apostrophe. What they were meant to be is certain.
 */
final class Windows1252 {
  private static final Charset CHARSET = Charset.forName("windows-1252");
  private static final Pattern CONTROL = Pattern.compile("[\\x{80}-\\x{84}\\x{86}-\\x{9f}]");

  private Windows1252() {}

  /** The text as it was meant; a code that stands for nothing becomes U+FFFD. */
  static String mend(String text) {
    return CONTROL
        .matcher(text)
        .replaceAll(found -> new String(new byte[] {(byte) found.group().charAt(0)}, CHARSET));
  }
}
