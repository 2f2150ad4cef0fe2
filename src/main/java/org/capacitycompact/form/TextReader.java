package org.capacitycompact.form;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitycompact.platform.text.WrittenText;
import org.jspecify.annotations.Nullable;

/** Reads text of one or several lines. */
final class TextReader {

  /**
   * The limit where a form sets none: more than anyone types, but small enough to send back in a
   * page.
   */
  private static final int LONGEST = 10_000;

  /** Enough characters to find the place in the text again. */
  private static final int SHOWN = 30;

  /** The pattern by which a form asks for a web address. */
  private static final String LINK = "^https?://";

  private static final Pattern AUTHORITY = Pattern.compile("^https?://([^/?#]*)");
  private static final Pattern PORT = Pattern.compile(":([^:\\]]*)$");
  private static final int LAST_PORT = 65_535;

  private static final Pattern WITHOUT_SCHEME =
      Pattern.compile("(?:[\\p{L}\\p{N}-]+[.])+\\p{L}{2,}(?:[:/?#]\\S*)?");

  private TextReader() {}

  static Reading read(FormField field, @Nullable Object raw) {
    Reading line = line(field, raw, field.kind() == FieldKind.LONG_TEXT);
    return line.value() instanceof String text ? withinRules(field, text) : line;
  }

  /** A tidied, storable text, before any rule on its length or format. */
  static Reading line(FormField field, @Nullable Object raw, boolean severalLines) {
    if (raw == null) {
      return Reading.missing();
    }
    if (!(raw instanceof String written)) {
      return Reading.refused(field, "validation.type.text");
    }
    String text = WrittenText.tidy(written);
    if (text.isEmpty()) {
      return Reading.missing();
    }
    return WrittenText.isStorable(text, severalLines)
        ? Reading.of(text)
        : Reading.refused(field, "validation.text.characters");
  }

  /** The address that was probably meant, or else an example. */
  private static String suggested(String text) {
    return WITHOUT_SCHEME.matcher(text).matches()
        ? "https://" + QuotedInput.of(text)
        : "https://www.example.org/report";
  }

  /** The last words that would fit, so that a person sees where to cut. */
  private static String lastThatFits(String text, int longest) {
    int[] points = text.codePoints().toArray();
    int end = Math.min(longest, points.length);
    int start = Math.max(0, end - SHOWN);
    return QuotedInput.of(new String(points, start, end - start).replaceAll("\\s+", " "));
  }

  private static Reading withinRules(FormField field, String text) {
    FieldRules rules = field.rules();
    int length = WrittenText.length(text);
    int longest = rules.maxLength() == null ? LONGEST : rules.maxLength();
    if (length > longest) {
      return Reading.refused(
          field,
          "validation.text.tooLong",
          String.valueOf(longest),
          String.valueOf(length),
          lastThatFits(text, longest));
    }
    if (rules.minLength() != null && length < rules.minLength()) {
      return Reading.refused(
          field,
          "validation.text.tooShort",
          rules.minLength().toString(),
          QuotedInput.of(text),
          String.valueOf(length));
    }
    if (rules.pattern() != null && !rules.pattern().matcher(text).find()) {
      return rules.pattern().pattern().startsWith(LINK)
          ? Reading.refused(field, "validation.text.link", QuotedInput.of(text), suggested(text))
          : Reading.refused(field, "validation.text.pattern", QuotedInput.of(text));
    }
    if (rules.pattern() != null && rules.pattern().pattern().startsWith(LINK)) {
      return link(field, text);
    }
    return Reading.of(text);
  }

  /** A link must be complete, and must lead where it appears to lead. */
  private static Reading link(FormField field, String text) {
    Matcher found = AUTHORITY.matcher(text);
    String authority = found.find() ? found.group(1) : "";
    if (authority.contains("@")) {
      return Reading.refused(field, "validation.text.linkPerson", QuotedInput.of(text));
    }
    Matcher port = PORT.matcher(authority);
    if (port.find() && !isPort(port.group(1))) {
      return Reading.refused(
          field, "validation.text.linkPort", QuotedInput.of(text), QuotedInput.of(port.group(1)));
    }
    return Reading.of(text);
  }

  private static boolean isPort(String written) {
    return written.matches("[0-9]{1,5}")
        && Integer.parseInt(written) > 0
        && Integer.parseInt(written) <= LAST_PORT;
  }
}
