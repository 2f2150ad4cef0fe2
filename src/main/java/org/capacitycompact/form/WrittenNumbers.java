package org.capacitycompact.form;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.capacitycompact.platform.language.Numerals;

/**
 * Reads numbers and days as people write them on a page, and turns them into the plain notation
 * that every interface takes: "20 000,50" in French and "20,000.50" in English become 20000.50.
 * Ambiguous or invalid input stays as typed and is refused later, with how to write it.
 */
public final class WrittenNumbers {

  /** What no program writes: a sign between digits that is no point, or digits of other scripts. */
  private static final Pattern TOUCHED =
      Pattern.compile(
          "-?[0-9]+(?:[ ,'\\u2019\\u066b\\u066c\\u00a0\\u202f\\u2009].*|[.][0-9]+[.,\\u066b].*)"
              + "|-?[\\p{Nd}&&[^0-9]].*");

  private WrittenNumbers() {}

  /** Whether the input contains any number to convert; most forms need no further check. */
  public static boolean occurIn(Map<String, Object> posted) {
    return posted.keySet().stream().anyMatch(key -> key.startsWith(WrittenDays.MEANT))
        || posted.values().stream()
            .anyMatch(
                value ->
                    value instanceof String text
                        && (TOUCHED.matcher(text.strip()).matches()
                            || WrittenDays.isWritten(text)));
  }

  /** The submission with the values of its number fields in plain notation. */
  public static Map<String, Object> plain(
      FormSchema schema, Map<String, Object> posted, Locale language) {
    Map<String, Object> plain = new HashMap<>(posted);
    for (FormField field : schema.fields()) {
      boolean number = field.kind() == FieldKind.MONEY || field.kind() == FieldKind.NUMBER;
      if (number && posted.get(field.key()) instanceof String text) {
        plain.put(field.key(), plain(text, language, keepsThousandths(field)));
      }
      if (field.kind() == FieldKind.DATE && posted.get(field.key()) instanceof String text) {
        Object meant = plain.remove(WrittenDays.MEANT + field.key());
        plain.put(field.key(), WrittenDays.plain(text, meant));
      }
    }
    return plain;
  }

  /** If three decimals are allowed, 12,345 is an ordinary French decimal. */
  static boolean keepsThousandths(FormField field) {
    return field.kind() == FieldKind.NUMBER && field.rules().decimals() > 2;
  }

  /** Whether some readers take it for a thousand times what others do: 100,000. */
  public static boolean areAmbiguous(String typed) {
    return PlainNumber.mayMeanThousands(typed.strip());
  }

  /** A number in plain notation; as typed when it is invalid or ambiguous. */
  public static String plain(String typed, Locale language) {
    return plain(typed, language, false);
  }

  static String plain(String typed, Locale language, boolean thousandths) {
    return Numerals.of(language).plain(typed, thousandths);
  }
}
