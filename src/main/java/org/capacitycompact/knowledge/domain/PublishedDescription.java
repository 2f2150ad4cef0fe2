package org.capacitycompact.knowledge.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A description in its languages.
 *
 * @param type IATI code list DescriptionType: 1 general, 2 objectives, 3 target groups, 4 other
 */
public record PublishedDescription(@Nullable String type, List<Narrative> texts) {
  public PublishedDescription {
    texts = List.copyOf(texts);
  }
}
