package org.capacitycompact.offer;

import java.time.LocalDate;
import java.util.List;
import org.capacitycompact.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says in an offer.
 *
 * @param modalities kinds of support, {@code twinning} (S24)
 * @param purposes DAC five-digit purpose codes
 * @param levels levels of capacity: {@code human}, {@code institutional}, {@code environment}
 * @param countries ISO 3166-1 alpha-2; with no region either, it is for everywhere
 * @param regions codes of the table of regions, {@code subSaharanAfrica}
 * @param languages in which the provider can work, ISO 639-1
 * @param organisationKind kind of actor, {@code southernInstitution} (S52)
 * @param forms {@code technical}, {@code financial}, {@code material} (S86)
 * @param people {@code practitioner}, {@code expert} or {@code both}; null when nobody comes
 * @param size how much it may come to
 * @param availableUntil the last day on which it is on the menu
 * @param mustBuyFromProvider the first of the three questions of {@link Tying#of}
 * @param mayRefuseExperts the second
 * @param couldGoElsewhere the third
 */
public record OfferContent(
    String title,
    String description,
    List<String> modalities,
    List<String> purposes,
    List<String> levels,
    List<String> countries,
    List<String> regions,
    List<String> languages,
    String organisationKind,
    List<String> forms,
    @Nullable String people,
    @Nullable Money size,
    @Nullable LocalDate availableFrom,
    LocalDate availableUntil,
    boolean mustBuyFromProvider,
    boolean mayRefuseExperts,
    boolean couldGoElsewhere) {

  public Tying tying() {
    return Tying.of(mustBuyFromProvider, mayRefuseExperts, couldGoElsewhere);
  }

  /** DAC three-digit purpose groups. */
  public List<String> sectors() {
    return purposes.stream().map(purpose -> purpose.substring(0, 3)).distinct().sorted().toList();
  }
}
