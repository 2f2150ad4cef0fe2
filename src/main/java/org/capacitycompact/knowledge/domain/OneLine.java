package org.capacitycompact.knowledge.domain;

/**
 * Published text in a form that a form field accepts: no control characters, and cut between words.
 */
public final class OneLine {
  private static final String CUT = "…";

  private OneLine() {}

  /** The text on one line, with at most this many characters (code points). */
  public static String of(String text, int most) {
    return cut(text.replaceAll("[\\s\\p{Cc}\\p{Cs}\\p{Cn}]+", " ").strip(), most);
  }

  /** The text with its paragraphs, with at most this many characters (code points). */
  public static String paragraphs(String text, int most) {
    String tidy =
        text.replace("\r\n", "\n")
            .replace('\r', '\n')
            .replaceAll("[\\p{Cc}\\p{Cs}\\p{Cn}&&[^\\n]]+", " ")
            .replaceAll(" *\\n *", "\n")
            .replaceAll("\\n{3,}", "\n\n");
    return cut(tidy.strip(), most);
  }

  private static String cut(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    String fitting = text.substring(0, text.offsetByCodePoints(0, most - 1));
    int space = Math.max(fitting.lastIndexOf(' '), fitting.lastIndexOf('\n'));
    // Text without spaces is cut inside a word.
    return (space > fitting.length() / 2 ? fitting.substring(0, space) : fitting).strip() + CUT;
  }
}
