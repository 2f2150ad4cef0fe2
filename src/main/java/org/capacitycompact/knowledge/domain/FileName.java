package org.capacitycompact.knowledge.domain;

import org.jspecify.annotations.Nullable;

/** A file's name as it was sent, made safe to keep, to show and to download. */
final class FileName {
  private static final int LONGEST = 120;
  private static final String UNNAMED = "activities.xml";

  private FileName() {}

  static String safe(@Nullable String sent) {
    if (sent == null) {
      return UNNAMED;
    }
    // Browsers of old send the whole path; nobody needs to know it, and none must be followed.
    String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
    String name = TextCut.at(last, LONGEST).replaceAll("[^\\p{L}\\p{M}\\p{N}._() -]", "_").strip();
    String visible = name.replaceAll("^[._-]+", "");
    return visible.isEmpty() ? UNNAMED : visible;
  }
}
