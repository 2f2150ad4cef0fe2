package org.capacitycompact.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.capacitycompact.initiative.InitiativeNumber;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A country that was asked")
class ParticipationTest {

  private static final LocalDate LAST = LocalDate.of(2026, 3, 31);
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  @Test
  @DisplayName("takes part once its authority endorses what somebody else recommended")
  void accepts() {
    Participation asked = asked();
    assertThat(asked.accept("kato", LAST, NOW)).as("not recommended").isFalse();
    assertThat(asked.recommend("namono", LAST, NOW)).isTrue();
    assertThat(asked.recommend("other", LAST, NOW)).as("once").isFalse();
    assertThat(asked.accept("namono", LAST, NOW)).as("one's own word").isFalse();
    assertThat(asked.accept("kato", LAST.plusDays(1), NOW)).as("too late").isFalse();
    assertThat(asked.accept("kato", LAST, NOW)).isTrue();
    assertThat(asked.state()).isEqualTo(ParticipationState.TAKES_PART);
    assertThat(asked.withdraw("amina", NOW)).as("answered").isFalse();
    assertThat(asked.decline("kato", LAST, NOW)).as("answered").isFalse();
    assertThat(asked.lapse(LAST.plusDays(9), true, NOW)).as("answered").isFalse();
    assertThat(asked.leave("kato", NOW)).isTrue();
    assertThat(asked.leave("kato", NOW)).as("once").isFalse();
    assertThat(asked.state()).isEqualTo(ParticipationState.LEFT);
  }

  @Test
  @DisplayName("declines without anybody's recommendation")
  void declines() {
    Participation asked = asked();
    assertThat(asked.decline("kato", LAST.plusDays(1), NOW)).as("too late").isFalse();
    assertThat(asked.decline("kato", LAST, NOW)).isTrue();
    assertThat(asked.leave("kato", NOW)).isFalse();
    assertThat(asked.state()).isEqualTo(ParticipationState.DECLINED);
  }

  @Test
  @DisplayName("is asked no more once its day has passed, the initiative ended or the lead says so")
  void over() {
    Participation silent = asked();
    assertThat(silent.lapse(LAST, false, NOW)).as("still the day").isFalse();
    assertThat(silent.lapse(LAST.plusDays(1), false, NOW)).isTrue();
    assertThat(silent.state()).isEqualTo(ParticipationState.OVER);
    assertThat(asked().lapse(LAST, true, NOW)).as("ended").isTrue();
    assertThat(asked().withdraw("amina", NOW)).isTrue();
  }

  private static Participation asked() {
    return new Participation(
        InitiativeNumber.of("KE-2026-001"),
        "River basin",
        "en",
        new Invitation("UG", "Courses", LAST),
        "amina",
        NOW);
  }
}
