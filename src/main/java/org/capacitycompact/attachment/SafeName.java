package org.capacitycompact.attachment;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file's name as it was sent, made safe to keep, to show and to save under on any system: letters
 * of every script and signs stay, what could lead elsewhere or pretend goes.
 */
final class SafeName {

  /** Code points; the same in bytes, so that every file system takes the name. */
  private static final int LONGEST = 120;

  private static final int MOST_BYTES = 200;
  private static final int LONGEST_EXTENSION = 10;
  private static final String UNNAMED = "document";
  private static final Pattern RESERVED =
      Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9]|conin\\$|conout\\$)");
  private static final Set<Integer> REPLACED =
      Set.of((int) '<', (int) '>', (int) ':', (int) '"', (int) '|', (int) '?', (int) '*');

  private SafeName() {}

  static String of(@Nullable String sent) {
    String name = sent == null ? "" : sent;
    // Browsers of old send the whole path: nobody needs to know it, and none must be followed.
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    StringBuilder kept = new StringBuilder();
    Normalizer.normalize(name, Normalizer.Form.NFC)
        .codePoints()
        .filter(c -> !pretends(c))
        .map(c -> REPLACED.contains(c) ? '_' : Character.isSpaceChar(c) ? ' ' : c)
        .forEach(kept::appendCodePoint);
    String plain = kept.toString().replaceAll(" {2,}", " ").replaceAll("^[. ]+|[. ]+$", "");
    String extension = extension(plain);
    String stem =
        extension.isEmpty() ? plain : plain.substring(0, plain.length() - extension.length() - 1);
    stem = cut(stem).replaceAll("[. ]+$", "");
    if (stem.isEmpty()) {
      stem = UNNAMED;
    } else if (RESERVED.matcher(stem.split("\\.", 2)[0].strip()).matches()) {
      stem = "_" + stem;
    }
    return extension.isEmpty() ? stem : stem + "." + extension;
  }

  /** What follows the last point, in small letters; empty when that is no extension. */
  static String extension(String name) {
    int point = name.lastIndexOf('.');
    String extension = name.substring(point + 1);
    return point < 0 || !extension.matches("[A-Za-z0-9]{1," + LONGEST_EXTENSION + "}")
        ? ""
        : extension.toLowerCase(Locale.ROOT);
  }

  /** What nobody sees, or what turns the reading direction: cod.exe shown as exe.doc. */
  private static boolean pretends(int c) {
    int type = Character.getType(c);
    boolean joiner = c == 0x200C || c == 0x200D;
    boolean tag = c >= 0xE0020 && c <= 0xE007F;
    return Character.isISOControl(c)
        || type == Character.SURROGATE
        || type == Character.UNASSIGNED
        || type == Character.PRIVATE_USE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        // Persian and emoji need the joiners, and flags of regions their tags.
        || type == Character.FORMAT && !joiner && !tag;
  }

  private static String cut(String stem) {
    StringBuilder kept = new StringBuilder();
    int bytes = 0;
    int[] points = stem.codePoints().limit(LONGEST).toArray();
    for (int c : points) {
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (bytes > MOST_BYTES) {
        break;
      }
      kept.appendCodePoint(c);
    }
    return kept.toString();
  }
}
