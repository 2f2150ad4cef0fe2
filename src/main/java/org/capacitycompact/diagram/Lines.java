package org.capacitycompact.diagram;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines. It cannot measure letters, so each counts with an average width. */
final class Lines {

  /** The average width of a letter, relative to the font's height. */
  private static final double LETTER = 0.54;

  private Lines() {}

  static double width(String words, double font) {
    return words.length() * font * LETTER;
  }

  /** Breaks text into lines of this width; a longer word gets a line of its own. */
  static List<String> of(String words, double width, double font) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words.strip().split("[ \\n\\t]+")) {
      if (!line.isEmpty() && width(line + " " + word, font) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** The text, cut to this width. */
  static String cut(String words, double width, double font) {
    int letters = (int) (width / (font * LETTER));
    return words.length() <= letters
        ? words
        : words.substring(0, Math.max(1, letters - 1)).strip() + "…";
  }
}
