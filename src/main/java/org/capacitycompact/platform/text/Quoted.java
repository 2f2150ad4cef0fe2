package org.capacitycompact.platform.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Quotes text that somebody wrote inside a sentence of ours. The quotation is marked with
 * characters that nobody can type, so that the page can show each part in its own language; use
 * {@link #plain} where languages are not shown.
 */
public final class Quoted {

  private static final char OPEN = '\uFDD0';
  private static final char SAID = '\uFDD1';
  private static final char CLOSE = '\uFDD2';
  private static final Pattern MARKS = Pattern.compile("[\uFDD0-\uFDD2]");
  private static final Pattern PART =
      Pattern.compile("\uFDD0([A-Za-z0-9-]*)\uFDD1([^\uFDD0-\uFDD2]*)\uFDD2");

  private Quoted() {}

  /**
   * A part of a sentence.
   *
   * @param quoted whether somebody wrote it
   * @param language in which they wrote it; null when unknown, and for our own words
   */
  public record Part(String text, boolean quoted, @Nullable String language) {}

  /** Marks a text that somebody wrote for use in a sentence. */
  public static String in(@Nullable String language, String text) {
    return OPEN
        + (language == null ? "" : language)
        + SAID
        + MARKS.matcher(text).replaceAll("")
        + CLOSE;
  }

  /** The parts of a sentence, in order. */
  public static List<Part> parts(String sentence) {
    List<Part> parts = new ArrayList<>();
    Matcher quoted = PART.matcher(sentence);
    int from = 0;
    while (quoted.find()) {
      ours(sentence.substring(from, quoted.start()), parts);
      String language = quoted.group(1);
      parts.add(new Part(quoted.group(2), true, language.isEmpty() ? null : language));
      from = quoted.end();
    }
    ours(sentence.substring(from), parts);
    return parts;
  }

  /** The sentence without the marks. */
  public static String plain(String sentence) {
    return MARKS.matcher(PART.matcher(sentence).replaceAll("$2")).replaceAll("");
  }

  private static void ours(String text, List<Part> parts) {
    String words = MARKS.matcher(text).replaceAll("");
    if (!words.isEmpty()) {
      parts.add(new Part(words, false, null));
    }
  }
}
