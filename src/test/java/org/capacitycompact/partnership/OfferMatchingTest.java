package org.capacitycompact.partnership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.capacitycompact.offer.Offer;
import org.capacitycompact.partnership.OfferMatching.Wish;
import org.junit.jupiter.api.Test;

class OfferMatchingTest {

  private static final Wish WISH = new Wish("240", List.of("training", "twinning"), "en");

  @Test
  void anOfferThatFitsInEverythingScoresAHundredWithEachReason() {
    var match = OfferMatching.of(offer("240", "southern", "en", "training", "twinning"), WISH);

    assertThat(match.orElseThrow().score()).isEqualTo(100);
    assertThat(match.orElseThrow().reasons())
        .containsExactly(
            "sector", "modality:training", "modality:twinning", "language", "southern");
  }

  @Test
  void halfOfTheSupportWantedCountsHalf() {
    var match = OfferMatching.of(offer("240", "supporting", "fr", "twinning"), WISH);

    assertThat(match.orElseThrow().score()).isEqualTo(40 + 15);
  }

  @Test
  void languageAndSouthAloneMakeNoMatch() {
    assertThat(OfferMatching.of(offer("430", "southern", "en", "scholarship"), WISH)).isEmpty();
  }

  @Test
  void withoutAStatedSectorTheKindOfSupportDecides() {
    var match =
        OfferMatching.of(
            offer("240", "southern", "en", "training"), new Wish(null, List.of("training"), "en"));

    assertThat(match.orElseThrow().reasons()).doesNotContain("sector");
    assertThat(match.orElseThrow().score()).isEqualTo(60);
  }

  private static Offer offer(String sector, String kind, String language, String... modalities) {
    return new Offer(
        "IDMICRO",
        "An offer",
        List.of(modalities),
        List.of(sector),
        List.of(language),
        kind,
        "untied",
        LocalDate.of(2030, 1, 1));
  }
}
