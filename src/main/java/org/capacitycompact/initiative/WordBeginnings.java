package org.capacitycompact.initiative;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody typed into a search, as a text query of PostgreSQL. */
public final class WordBeginnings {

  private static final int MOST = 8;

  private WordBeginnings() {}

  /**
   * A query that all words begin so; everything that is no letter or digit parts them. Empty when
   * nothing was typed that could be looked for.
   */
  public static String query(@Nullable String typed) {
    if (typed == null) {
      return "";
    }
    return List.of(typed.split("[^\\p{L}\\p{N}]+")).stream()
        .filter(word -> !word.isEmpty())
        .limit(MOST)
        .map(word -> word + ":*")
        .collect(Collectors.joining(" & "));
  }
}
