package org.capacitycompact.attachment;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file's name as sent, made safe for storing, showing and saving on any system. Letters of every
 * script and symbols stay; characters that could lead elsewhere or deceive are removed.
 */
final class SafeName {

  /** In code points and also in bytes, so that every file system accepts the name. */
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
    // Old browsers send the whole path; it is neither needed nor to be followed.
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

  /** The part after the last point in lower case; empty when that is no extension. */
  static String extension(String name) {
    int point = name.lastIndexOf('.');
    String extension = name.substring(point + 1);
    return point < 0 || !extension.matches("[A-Za-z0-9]{1," + LONGEST_EXTENSION + "}")
        ? ""
        : extension.toLowerCase(Locale.ROOT);
  }

  /**
   * Characters that are invisible, or that reverse the reading direction: cod.exe shown as exe.doc.
   */
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
        // Persian and emoji need the joiners, and regional flags the tags.
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
