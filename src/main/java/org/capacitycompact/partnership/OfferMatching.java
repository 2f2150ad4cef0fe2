package org.capacitycompact.partnership;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.offer.Offer;
import org.capacitycompact.platform.Embodies;
import org.jspecify.annotations.Nullable;

/**
 * How well an offer fits a demand (S20, S23, S24): a score out of 100 with its reasons. It only
 * proposes; the country chooses.
 */
@Embodies(
    value = {"S20", "S23"},
    as = Embodies.As.RULE)
final class OfferMatching {

  private static final int SECTOR = 40;
  private static final int MODALITIES = 30;
  private static final int LANGUAGE = 20;
  private static final int SOUTHERN = 10;

  private OfferMatching() {}

  /** What the country looks for. */
  record Wish(@Nullable String sector, List<String> modalities, String language) {}

  /** Reasons are {@code sector}, {@code language}, {@code southern} and {@code modality:…}. */
  record Match(int score, List<String> reasons) {}

  /** The match; empty when neither the sector nor a kind of support fits. */
  static Optional<Match> of(Offer offer, Wish wish) {
    List<String> reasons = new ArrayList<>();
    int score = 0;
    if (wish.sector() != null && offer.sectors().contains(wish.sector())) {
      score += SECTOR;
      reasons.add("sector");
    }
    List<String> shared =
        wish.modalities().stream().filter(offer.modalities()::contains).distinct().toList();
    if (!shared.isEmpty()) {
      score += MODALITIES * shared.size() / wish.modalities().size();
      shared.forEach(modality -> reasons.add("modality:" + modality));
    }
    if (reasons.isEmpty()) {
      return Optional.empty();
    }
    if (offer.languages().contains(wish.language())) {
      score += LANGUAGE;
      reasons.add("language");
    }
    if (offer.kind().equals("southern")) {
      score += SOUTHERN;
      reasons.add("southern");
    }
    return Optional.of(new Match(score, reasons));
  }
}
