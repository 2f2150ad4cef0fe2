package org.capacitycompact.audit;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns input into a form that the database can store: an attempt is recorded whatever it
 * contained.
 */
final class StorableText {

  private static final int LONGEST = 20_000;

  private StorableText() {}

  static @Nullable String text(@Nullable String given) {
    if (given == null) {
      return null;
    }
    String cut = given.length() > LONGEST ? given.substring(0, LONGEST) + "…" : given;
    boolean plain = cut.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c));
    return plain ? cut : wellFormed(cut);
  }

  /** Removes NUL, which PostgreSQL cannot store, and halves of surrogate pairs. */
  private static String wellFormed(String given) {
    return given
        .codePoints()
        .filter(c -> c != 0)
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static @Nullable Object value(@Nullable Object given) {
    if (given instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> kept = new LinkedHashMap<>();
      map.forEach(
          (key, value) -> kept.put(String.valueOf(text(String.valueOf(key))), value(value)));
      return kept;
    }
    if (given instanceof Collection<?> list) {
      return list.stream().map(StorableText::value).toList();
    }
    return given == null || given instanceof Number || given instanceof Boolean
        ? given
        : text(given.toString());
  }
}
