package org.capacitycompact.initiative;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody typed into a search, as a text query of PostgreSQL. */
public final class WordBeginnings {

  private static final int MOST = 8;

  private WordBeginnings() {}

  /**
   * A query that all words begin so. What is written without a space (a number, <i>co-funding</i>)
   * is looked for side by side, so that a number finds its initiative and no title that has its
   * figures somewhere. Empty when nothing was typed that could be looked for.
   */
  public static String query(@Nullable String typed) {
    if (typed == null) {
      return "";
    }
    return Arrays.stream(typed.split("[\\s\\p{Z}]+"))
        .map(WordBeginnings::sideBySide)
        .filter(words -> !words.isEmpty())
        .limit(MOST)
        .collect(Collectors.joining(" & "));
  }

  private static String sideBySide(String written) {
    return Arrays.stream(written.split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .limit(MOST)
        .map(word -> word + ":*")
        .collect(Collectors.joining(" <-> "));
  }
}
