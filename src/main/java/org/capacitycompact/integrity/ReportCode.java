package org.capacitycompact.integrity;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.capacitycompact.platform.Secrets;

/**
 * The secret by which a reporter, whom nobody knows, reads answers and adds to a report: a hundred
 * random bits, written so that people can copy them by hand. Only its hash is stored.
 */
public record ReportCode(String signs) {

  /** Without letters that look like digits. */
  private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final Pattern FORM = Pattern.compile("[" + SIGNS + "]{20}");
  private static final int LENGTH = 20;
  private static final SecureRandom RANDOM = new SecureRandom();

  static ReportCode make() {
    return new ReportCode(
        RANDOM
            .ints(LENGTH, 0, SIGNS.length())
            .mapToObj(sign -> SIGNS.substring(sign, sign + 1))
            .collect(Collectors.joining()));
  }

  /** The code that somebody typed, in whatever case, with or without spaces and hyphens. */
  public static Optional<ReportCode> read(String typed) {
    String signs =
        typed
            .toUpperCase(Locale.ROOT)
            .replaceAll("[\\s\\p{Pd}]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    return FORM.matcher(signs).matches() ? Optional.of(new ReportCode(signs)) : Optional.empty();
  }

  /** As it is shown: in groups of four. */
  public String shown() {
    return signs.replaceAll("(?<=\\G.{4})(?=.)", "-");
  }

  byte[] hash() {
    return Secrets.hash(signs);
  }

  @Override
  public String toString() {
    return "a secret code";
  }
}
