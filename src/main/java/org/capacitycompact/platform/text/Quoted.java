package org.capacitycompact.platform.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote inside a sentence of ours. It is marked on its way to a page with characters
 * that nobody can type into a text, so that the page shows each part in its own language; whoever
 * does not show languages takes the {@link #plain} words.
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
   * A stretch of a sentence.
   *
   * @param quoted whether somebody wrote it
   * @param language in which they did; null where nobody knows, and for our own words
   */
  public record Part(String text, boolean quoted, @Nullable String language) {}

  /** A text that somebody wrote, ready to stand in a sentence. */
  public static String in(@Nullable String language, String text) {
    return OPEN
        + (language == null ? "" : language)
        + SAID
        + MARKS.matcher(text).replaceAll("")
        + CLOSE;
  }

  /** A sentence, stretch by stretch. */
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
