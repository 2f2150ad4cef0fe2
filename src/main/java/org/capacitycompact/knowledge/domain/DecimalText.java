package org.capacitycompact.knowledge.domain;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads numbers as publishers write them; ambiguous ones are not taken. */
final class DecimalText {
  private static final int MAX_LENGTH = 64;
  private static final int MAX_WHOLE_DIGITS = 18;
  private static final int MAX_DECIMALS = 20;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Pattern PLAIN = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)");
  private static final Pattern SCIENTIFIC = Pattern.compile(PLAIN.pattern() + "[eE][+-]?\\d+");
  private static final Pattern SHORT_EXPONENT = Pattern.compile(".*[eE][+-]?\\d{1,4}");
  private static final Pattern GROUPED =
      Pattern.compile("[+-]?\\d+([,.'\\u2019\\u00a0\\u202f ]\\d+)+");

  private DecimalText() {}

  /** Reads a number. Returns null and reports the reason when the text is not a usable number. */
  static @Nullable BigDecimal read(String text, String field, int line, Findings findings) {
    // Length first: a regular expression must not run over a text made to exhaust it.
    if (text.length() > MAX_LENGTH) {
      findings.add(FindingKind.NUMBER_OUT_OF_RANGE, field, text, line);
      return null;
    }
    boolean plain = PLAIN.matcher(text).matches();
    boolean scientific = !plain && SCIENTIFIC.matcher(text).matches();
    if (!plain && !scientific) {
      boolean grouped = GROUPED.matcher(text).matches();
      findings.add(
          grouped ? FindingKind.AMBIGUOUS_NUMBER : FindingKind.NOT_A_NUMBER, field, text, line);
      return null;
    }
    // The exponent first: writing out 1e999999999 would take a gigabyte.
    if ((scientific && !SHORT_EXPONENT.matcher(text).matches()) || !fits(new BigDecimal(text))) {
      findings.add(FindingKind.NUMBER_OUT_OF_RANGE, field, text, line);
      return null;
    }
    if (scientific) {
      findings.add(FindingKind.NOT_PLAIN_DECIMAL, field, text, line);
    }
    BigDecimal number = new BigDecimal(text);
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  /** A percentage; null, with a reported reason, when it is not one. */
  static @Nullable BigDecimal percentage(XmlNode node, String field, Findings findings) {
    String text = node.attribute("percentage");
    if (text == null) {
      return null;
    }
    String path = field + "/@percentage";
    BigDecimal number = read(text, path, node.line(), findings);
    if (number != null && (number.signum() < 0 || number.compareTo(HUNDRED) > 0)) {
      findings.add(FindingKind.PERCENTAGE_OUT_OF_RANGE, path, text, node.line());
      return null;
    }
    return number;
  }

  private static boolean fits(BigDecimal number) {
    return number.precision() - number.scale() <= MAX_WHOLE_DIGITS
        && number.scale() <= MAX_DECIMALS;
  }
}
