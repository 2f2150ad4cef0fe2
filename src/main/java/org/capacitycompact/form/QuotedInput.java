package org.capacitycompact.form;

import org.jspecify.annotations.Nullable;

/** A submitted value as a refusal quotes it: short, on one line, and visible. */
final class QuotedInput {

  private static final int LONGEST = 60;

  private QuotedInput() {}

  static String of(@Nullable Object typed) {
    String text = String.valueOf(typed).strip();
    int[] shown =
        text.codePoints()
            .limit(LONGEST)
            .map(
                c ->
                    Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE
                        ? ' '
                        : c)
            .toArray();
    return new String(shown, 0, shown.length) + (text.codePoints().count() > LONGEST ? "…" : "");
  }
}
