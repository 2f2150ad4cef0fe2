package org.capacitycompact.knowledge.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sector of the activity.
 *
 * @param code in its vocabulary; null when the publisher left it out
 * @param vocabulary IATI code list SectorVocabulary; "1", the standard's default (OECD DAC five
 *     digits), when not stated
 * @param percentage within its vocabulary, 0 to 100; null when not stated
 * @param names as the publisher calls it; often empty
 * @param vocabularyUri identifies the publisher's own list (vocabulary 98 or 99); else null
 */
public record SectorShare(
    @Nullable String code,
    String vocabulary,
    @Nullable BigDecimal percentage,
    StatedOf origin,
    List<Narrative> names,
    @Nullable String vocabularyUri) {
  public SectorShare {
    names = List.copyOf(names);
  }

  /**
   * The purpose group of the Development Assistance Committee, three digits: 151 for 15123. Empty
   * for other vocabularies and invalid codes.
   */
  public Optional<String> purposeGroup() {
    boolean purpose = vocabulary.equals("1") && code != null && code.matches("[0-9]{5}");
    boolean group = vocabulary.equals("2") && code != null && code.matches("[0-9]{3}");
    return purpose || group
        ? Optional.ofNullable(code).map(c -> c.substring(0, 3))
        : Optional.empty();
  }
}
