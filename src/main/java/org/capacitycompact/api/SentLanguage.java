package org.capacitycompact.api;

import java.util.List;
import org.capacitycompact.api.Refusal.WrongField;
import org.capacitycompact.platform.database.WrittenIn;
import org.jspecify.annotations.Nullable;

/** The field {@code language} of a request: the language in which its texts are written. */
final class SentLanguage {

  static final String NAME = "language";

  private SentLanguage() {}

  /**
   * The language given; null when absent, which means the language in which the caller reads pages.
   *
   * @throws Refusal when an initiative cannot be in this language
   */
  static @Nullable String of(@Nullable Object sent) {
    if (sent == null) {
      return null;
    }
    if (sent instanceof String language && WrittenIn.LANGUAGES.contains(language)) {
      return language;
    }
    throw Refusal.unprocessable(
        List.of(
            new WrongField(
                NAME,
                "Give one of %s, or leave it out."
                    .formatted(String.join(", ", WrittenIn.LANGUAGES)))));
  }
}
