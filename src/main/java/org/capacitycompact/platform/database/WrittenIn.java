package org.capacitycompact.platform.database;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The language in which somebody says they write. The database stores it with every text saved
 * meanwhile, so no statement has to pass it. Where nobody says, a text is taken to be in the
 * language in which its writer reads the pages.
 */
public final class WrittenIn {

  /** The languages that writers can choose (ISO 639-1). */
  public static final List<String> LANGUAGES = List.of("en", "fr", "es", "pt", "ar");

  private static final ThreadLocal<@Nullable String> SAID = new ThreadLocal<>();

  private WrittenIn() {}

  /**
   * Runs work whose texts are in this language.
   *
   * @param language one of {@link #LANGUAGES}, or null when unknown
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

  /** The value of the connection's setting {@code compact.written_in}; empty when unknown. */
  static String setting() {
    String said = SAID.get();
    return said == null ? "" : said;
  }
}
