package org.capacitycompact.knowledge.domain;

import java.util.Optional;

/** The purpose groups of the Development Assistance Committee, by their three digits. */
final class Sectors {
  private Sectors() {}

  /** The group of a sector: 151 of 15123; none for other vocabularies, and for what is no code. */
  static Optional<String> group(SectorShare sector) {
    String code = sector.code();
    if (code == null) {
      return Optional.empty();
    }
    boolean purpose = sector.vocabulary().equals("1") && code.matches("[0-9]{5}");
    boolean group = sector.vocabulary().equals("2") && code.matches("[0-9]{3}");
    return purpose || group ? Optional.of(code.substring(0, 3)) : Optional.empty();
  }
}
