package org.capacitycompact.knowledge.domain;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;

/** Normalises language codes: FR, fr-CA and fra all become fr. */
final class Languages {
  private static final Map<String, String> KNOWN = known();

  private Languages() {}

  /** Returns the ISO 639-1 code in lower case; null when it is not a language. */
  static @Nullable String normalise(String published) {
    return KNOWN.get(published.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0]);
  }

  private static Map<String, String> known() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOLanguages()) {
      codes.put(code, code);
      try {
        codes.put(new Locale(code).getISO3Language(), code);
      } catch (MissingResourceException e) {
        // A language without a three-letter code only has the short one.
      }
    }
    // Codes that ISO has replaced, still found in published files.
    Map.of("iw", "he", "in", "id", "ji", "yi").forEach(codes::put);
    Map.of("heb", "he", "ind", "id", "yid", "yi").forEach(codes::put);
    return Map.copyOf(codes);
  }
}
