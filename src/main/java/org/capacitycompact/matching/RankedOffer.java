package org.capacitycompact.matching;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An offer in its place.
 *
 * @param revision the version of the offer that was held against the demand
 * @param provider the organisation's name
 * @param language in which the title was written; null when unknown
 * @param score out of 100: the points of all factors of the most that can be had
 * @param fits one for each factor, in the order of {@link Factor}
 */
public record RankedOffer(
    long offer,
    int revision,
    String organisation,
    String provider,
    String title,
    @Nullable String language,
    int score,
    List<Fit> fits) {

  /** The factors of one word, in order. */
  public List<Fit> of(String word) {
    return fits.stream().filter(each -> each.word().equals(word)).toList();
  }
}
