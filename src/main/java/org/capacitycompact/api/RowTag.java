package org.capacitycompact.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitycompact.plan.Row;
import org.jspecify.annotations.Nullable;

/** The {@code ETag} of a row of a plan: its revision. */
final class RowTag {

  private static final Pattern TAG = Pattern.compile("\\s*\"([0-9]{1,9})\"\\s*");

  private RowTag() {}

  static String of(Row row) {
    return "\"" + row.revision() + "\"";
  }

  /**
   * The revision that the sender has seen.
   *
   * @throws Refusal when {@code If-Match} is missing, or is not one tag as an answer gave it
   */
  static int seen(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw Refusal.unconditional();
    }
    Matcher tag = TAG.matcher(ifMatch);
    if (!tag.matches()) {
      throw Refusal.malformed(
          "If-Match", "Give the ETag of the row as you read it, for example \"3\"; one only.");
    }
    return Integer.parseInt(tag.group(1));
  }
}
