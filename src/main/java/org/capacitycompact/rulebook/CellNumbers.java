package org.capacitycompact.rulebook;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitycompact.rulebook.TableProblem.Kind;

/**
 * How numbers must be written in a cell: digits, with a point before decimals. A comma is FEEL's
 * <em>or</em>: {@code > 100,000} reads "more than 100, or exactly 0". So what people elsewhere read
 * as another number is refused, though FEEL would accept it.
 */
final class CellNumbers {

  private static final Pattern WORDS = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern COMMA =
      Pattern.compile("(?<![A-Za-z0-9_.])-?[0-9][0-9.]*(?:,[0-9]+)+(?:[.][0-9]+)?");
  private static final Pattern THOUSANDS =
      Pattern.compile("(?<![A-Za-z0-9_.])-?[1-9][0-9]{0,2}[.][0-9]{3}(?![0-9])");
  private static final Pattern LEADING_ZERO =
      Pattern.compile("(?<![A-Za-z0-9_.])-?0[0-9]+(?:[.][0-9]+)?");

  /** A comparison, a comma and a bare number: either the second half of a number, or an or. */
  private static final Pattern OR_A_NUMBER =
      Pattern.compile("(?:[<>]=?)\\s*-?[0-9][0-9.]*\\s*,\\s*-?[0-9][0-9.]*(?=\\s*(?:,|$))");

  private CellNumbers() {}

  /** A problem with a number: its kind, and the characters concerned. */
  record Fault(Kind kind, String written) {}

  /** The first ambiguous number; empty when there is none. */
  static Optional<Fault> fault(String cell) {
    String signs = WORDS.matcher(cell).replaceAll("\"\"");
    return found(COMMA, signs, Kind.NUMBER_WITH_COMMA)
        .or(() -> found(OR_A_NUMBER, signs, Kind.NUMBER_AFTER_COMPARISON))
        .or(() -> found(THOUSANDS, signs, Kind.NUMBER_AMBIGUOUS))
        .or(() -> found(LEADING_ZERO, signs, Kind.NUMBER_LEADING_ZERO));
  }

  private static Optional<Fault> found(Pattern pattern, String cell, Kind kind) {
    Matcher found = pattern.matcher(cell);
    return found.find() ? Optional.of(new Fault(kind, found.group())) : Optional.empty();
  }
}
