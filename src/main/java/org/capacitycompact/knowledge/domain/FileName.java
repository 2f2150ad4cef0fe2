package org.capacitycompact.knowledge.domain;

import org.capacitycompact.platform.text.WrittenText;
import org.jspecify.annotations.Nullable;

/** The name of a file as sent, made safe for storing, showing and downloading. */
final class FileName {
  private static final int LONGEST = 120;
  private static final String UNNAMED = "activities.xml";

  private FileName() {}

  static String safe(@Nullable String sent) {
    if (sent == null) {
      return UNNAMED;
    }
    // Old browsers send the whole path; it is neither needed nor to be followed.
    String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
    String name =
        WrittenText.cut(last, LONGEST).replaceAll("[^\\p{L}\\p{M}\\p{N}._() -]", "_").strip();
    String visible = name.replaceAll("^[._-]+", "");
    return visible.isEmpty() ? UNNAMED : visible;
  }
}
