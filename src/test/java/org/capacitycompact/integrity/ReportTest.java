package org.capacitycompact.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.capacitycompact.initiative.InitiativeNumber;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A report")
class ReportTest {

  private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
  private static final Duration FIVE = Duration.ofDays(5);
  private static final Duration THREE = Duration.ofDays(3);

  private static Report received() {
    return Report.receive(
        ReportCode.make(),
        new NewReport("What happened", "", null, null, null),
        null,
        Locale.FRENCH,
        NOW,
        FIVE);
  }

  @Test
  @DisplayName("reminds the officers once when nobody answers in time, then an operator once")
  void isChased() {
    Report report = received();
    assertThat(report.remind(NOW.plus(FIVE).minusSeconds(1))).isFalse();
    assertThat(report.escalate(NOW.plus(FIVE), THREE)).as("nobody was reminded").isFalse();
    Instant late = NOW.plus(FIVE);
    assertThat(report.remind(late)).isTrue();
    assertThat(report.remind(late)).isFalse();
    assertThat(report.escalate(late.plus(THREE).minusSeconds(1), THREE)).isFalse();
    assertThat(report.escalate(late.plus(THREE), THREE)).isTrue();
    assertThat(report.escalate(late.plus(THREE), THREE)).isFalse();
  }

  @Test
  @DisplayName("waits anew after an answer, and is chased again when no other word follows")
  void isAnswered() {
    Report report = received();
    Instant late = NOW.plus(FIVE);
    report.remind(late);
    assertThat(report.answer(late.plus(FIVE))).isTrue();
    assertThat(report.remind(late)).isFalse();
    assertThat(report.remind(late.plus(FIVE))).isTrue();
  }

  @Test
  @DisplayName("is closed once; what the reporter adds opens it again")
  void isClosed() {
    Report report = received();
    assertThat(report.close(Outcome.UNFOUNDED, "salome", NOW)).isTrue();
    assertThat(report.close(Outcome.CONFIRMED, "mateo", NOW)).isFalse();
    assertThat(report.answer(NOW.plus(FIVE))).isFalse();
    assertThat(report.concern(InitiativeNumber.of("KE-2026-001"))).isFalse();
    assertThat(report.remind(NOW.plus(Duration.ofDays(900)))).isFalse();
    report.hear(NOW.plus(FIVE));
    assertThat(report.isOpen()).isTrue();
    assertThat(report.close(Outcome.CONFIRMED, "mateo", NOW)).isTrue();
  }
}
