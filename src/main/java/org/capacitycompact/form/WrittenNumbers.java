package org.capacitycompact.form;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Numbers, and days, as people write them on a page, in the plain notation that every door takes:
 * "20 000,50" in French and "20,000.50" in English are 20000.50. What could mean two numbers, or
 * none, stays as it was typed, and is refused there with how to write it.
 */
public final class WrittenNumbers {

  private static final String SPACE = "[ \\u00a0\\u202f\\u2009]";
  private static final String GROUPED_BY_SPACE = "[0-9]{1,3}(?:" + SPACE + "[0-9]{3})+";
  private static final Pattern TOUCHED = Pattern.compile("-?[0-9]+[ ,\\u00a0\\u202f\\u2009].*");
  private static final Pattern SPACES = Pattern.compile("-?" + GROUPED_BY_SPACE + "(?:[.][0-9]+)?");
  private static final Pattern FRENCH =
      Pattern.compile("-?(?:" + GROUPED_BY_SPACE + "|[0-9]+),[0-9]+");
  private static final Pattern ENGLISH =
      Pattern.compile("-?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:[.][0-9]+)?");

  /** Twenty in French, twenty thousand in English; a French reader may well have copied it. */
  private static final Pattern AMBIGUOUS = Pattern.compile("-?[1-9][0-9]{0,2},[0-9]{3}");

  private WrittenNumbers() {}

  /** Whether anything was typed that this could be asked about; most forms need no further look. */
  public static boolean occurIn(Map<String, Object> posted) {
    return posted.keySet().stream().anyMatch(key -> key.startsWith(WrittenDays.MEANT))
        || posted.values().stream()
            .anyMatch(
                value ->
                    value instanceof String text
                        && (TOUCHED.matcher(text.strip()).matches()
                            || WrittenDays.isWritten(text)));
  }

  /** What was posted, with the numbers of its number fields in plain notation. */
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

  /** Where three decimals are kept, 12,345 is a French decimal as any other. */
  static boolean keepsThousandths(FormField field) {
    return field.kind() == FieldKind.NUMBER && field.rules().decimals() > 2;
  }

  /** Whether it means one number to some readers and a thousand times it to others: 100,000. */
  public static boolean areAmbiguous(String typed) {
    return PlainNumber.mayMeanThousands(typed.strip());
  }

  /** One number in plain notation; as it was typed where it is none, or could be two. */
  public static String plain(String typed, Locale language) {
    return plain(typed, language, false);
  }

  static String plain(String typed, Locale language, boolean thousandths) {
    String text = typed.strip();
    boolean french = language.getLanguage().equals("fr");
    if (SPACES.matcher(text).matches()) {
      return text.replaceAll(SPACE, "");
    }
    if (french
        && FRENCH.matcher(text).matches()
        && (thousandths || !AMBIGUOUS.matcher(text).matches())) {
      return text.replaceAll(SPACE, "").replace(',', '.');
    }
    if (!french && ENGLISH.matcher(text).matches()) {
      return text.replace(",", "");
    }
    return typed;
  }
}
