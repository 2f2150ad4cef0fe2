package org.capacitycompact.api;

import java.util.List;
import org.capacitycompact.api.Refusal.WrongField;
import org.capacitycompact.platform.database.WrittenIn;
import org.jspecify.annotations.Nullable;

/** The field {@code language} of what is sent: in which language its texts are written. */
final class SentLanguage {

  static final String NAME = "language";

  private SentLanguage() {}

  /**
   * The language that is named; null where none is, and then it is the one in which the caller
   * reads their pages.
   *
   * @throws Refusal when it is none of those that an initiative can have
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
