package org.capacitycompact.web;

import java.util.Arrays;
import java.util.Map;
import org.capacitycompact.platform.text.WordSearch;
import org.capacitycompact.platform.text.WrittenText;
import org.jspecify.annotations.Nullable;

/** Reads the query parameters of a list; invalid ones are ignored. */
public final class QueryParameters {

  private QueryParameters() {}

  /** A text to search for, cut when it is too long; empty when absent. */
  public static String text(Map<String, String> asked, String name) {
    String text = WrittenText.tidy(asked.getOrDefault(name, "").replace("\0", ""));
    return WrittenText.cut(text, WordSearch.LONGEST);
  }

  /** The value with this name, or null when there is none. */
  public static <E extends Enum<E>> @Nullable E one(E[] values, @Nullable String name) {
    return Arrays.stream(values)
        .filter(value -> value.name().equals(name))
        .findFirst()
        .orElse(null);
  }
}
