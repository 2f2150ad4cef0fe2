package org.capacitycompact.matching;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * In what an offer is held against a demand. How much each is worth, and from where on it fits, is
 * the table's to say; here stands only what can be found.
 */
public enum Factor {
  SECTOR("sector", List.of("sameSector", "relatedSector", "otherSector"), 0),
  LEVELS("levels", List.of(), 100),
  MODALITY("modality", List.of(), 100),
  LANGUAGE("language", List.of("sameLanguage", "otherLanguage"), 0),
  PLACE("place", List.of("namedCountry", "itsRegion", "everywhere", "elsewhere"), 0),
  CONTEXT("context", List.of("alike", "partlyAlike", "unlike"), 0),
  SOUTH_SOUTH("southSouth", List.of("southern", "paysForSouth", "neither"), 0),
  READINESS("readiness", List.of("ready", "partly", "notReady"), 0),
  REFERENCES("references", List.of(), 10),
  AVAILABILITY("availability", List.of(), 36),
  SIZE("size", List.of(), 100);

  private final String code;
  private final List<String> words;
  private final int most;

  Factor(String code, List<String> words, int most) {
    this.code = code;
    this.words = words;
    this.most = most;
  }

  /** As the table spells it. */
  public String code() {
    return code;
  }

  public static Optional<Factor> of(String code) {
    return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
  }

  /** What can be found, in words; empty where a number is. */
  List<String> words() {
    return words;
  }

  /** The greatest number that is told apart: percent, countries or months. */
  int most() {
    return most;
  }
}
