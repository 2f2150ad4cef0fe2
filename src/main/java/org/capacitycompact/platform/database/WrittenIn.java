package org.capacitycompact.platform.database;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The language in which somebody says they write: the database keeps it with every text that is
 * stored meanwhile, so no statement has to carry it. Where nobody says one, a text is in the
 * language in which its writer reads their pages.
 */
public final class WrittenIn {

  /**
   * The languages of the Compact's initiatives (ISO 639-1): what somebody can say they write in.
   */
  public static final List<String> LANGUAGES = List.of("en", "fr", "es", "pt", "ar");

  private static final ThreadLocal<@Nullable String> SAID = new ThreadLocal<>();

  private WrittenIn() {}

  /**
   * Does work whose texts are in this language.
   *
   * @param language one of {@link #LANGUAGES}, or null where nobody says it
   * @throws IllegalArgumentException for any other
   */
  public static <T extends @Nullable Object> T within(@Nullable String language, Supplier<T> work) {
    if (language == null) {
      return work.get();
    }
    if (!LANGUAGES.contains(language)) {
      throw new IllegalArgumentException(language);
    }
    String before = SAID.get();
    SAID.set(language);
    try {
      return work.get();
    } finally {
      if (before == null) {
        SAID.remove();
      } else {
        SAID.set(before);
      }
    }
  }

  /**
   * The value of the connection's setting {@code compact.written_in}; empty where nothing is said.
   */
  static String setting() {
    String said = SAID.get();
    return said == null ? "" : said;
  }
}
