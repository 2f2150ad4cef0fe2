package org.capacitycompact.knowledge.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Chooses the text for a reader from several languages. */
public final class NarrativeChoice {
  private NarrativeChoice() {}

  /** The text in the reader's language; else the English one; else the first. */
  public static Optional<Narrative> best(List<Narrative> texts, String language) {
    return texts.stream().min(Comparator.comparingInt(text -> rank(text, language)));
  }

  private static int rank(Narrative text, String language) {
    if (text.language().equals(language)) {
      return 0;
    }
    return text.language().equals("en") ? 1 : 2;
  }
}
