package org.capacitycompact.diagram;

import java.util.ArrayList;
import java.util.List;

/** Breaks words into lines; nobody measures letters here, so a letter counts as wide as most. */
final class Lines {

  /** How wide a letter is, beside the height of its font. */
  private static final double LETTER = 0.54;

  private Lines() {}

  static double width(String words, double font) {
    return words.length() * font * LETTER;
  }

  /** Words on lines of that width; a word that is longer has a line of its own. */
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

  /** The words, cut where they would be wider. */
  static String cut(String words, double width, double font) {
    int letters = (int) (width / (font * LETTER));
    return words.length() <= letters
        ? words
        : words.substring(0, Math.max(1, letters - 1)).strip() + "…";
  }
}
