package org.capacitycompact.offer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An offer")
class ProviderOfferTest {

  private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-12-01");

  @Test
  @DisplayName("is published, changed, suspended, resumed and withdrawn for good")
  void life() {
    ProviderOffer offer = draft(content(false, TODAY));
    assertThat(offer.suspend()).isFalse();
    assertThat(offer.publish(TODAY, NOW)).isTrue();
    assertThat(offer.publish(TODAY, NOW)).isFalse();
    assertThat(offer.revision()).isEqualTo(1);
    assertThat(offer.change(content(false, TODAY.plusDays(9)), NOW)).isTrue();
    assertThat(offer.revision()).isEqualTo(2);
    assertThat(offer.resume()).isFalse();
    assertThat(offer.suspend()).isTrue();
    assertThat(offer.resume()).isTrue();
    assertThat(offer.withdraw("We have nobody left")).isTrue();
    assertThat(offer.withdraw("Again")).isFalse();
    assertThat(offer.resume()).isFalse();
    assertThat(offer.change(content(false, TODAY), NOW)).isFalse();
    assertThat(offer.revision()).isEqualTo(2);
  }

  @Test
  @DisplayName("that is tied, or over, stays a draft, and a published one is not made tied")
  void untied() {
    assertThat(draft(content(true, TODAY)).publish(TODAY, NOW)).isFalse();
    assertThat(draft(content(false, TODAY.minusDays(1))).publish(TODAY, NOW)).isFalse();
    ProviderOffer published = draft(content(false, TODAY));
    published.publish(TODAY, NOW);
    assertThat(published.change(content(true, TODAY), NOW)).isFalse();
    assertThat(published.revision()).isEqualTo(1);
  }

  private static ProviderOffer draft(OfferContent content) {
    return ProviderOffer.draft("BRENAP", true, content, "paulo", NOW);
  }

  private static OfferContent content(boolean mustBuy, LocalDate until) {
    return new OfferContent(
        "Teachers beside yours",
        "They leave when yours teach alone.",
        List.of("twinning"),
        List.of("15111", "15110"),
        List.of("human"),
        List.of(),
        List.of(),
        List.of("en"),
        "southernInstitution",
        List.of("technical"),
        "practitioner",
        null,
        null,
        until,
        mustBuy,
        true,
        true);
  }
}
