package org.capacitycompact.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.party.Deputyship.End;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("That somebody stands in for somebody")
class DeputyshipTest {

  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  private static final Instant NOW = Instant.parse("2027-03-01T21:30:00Z");
  private static final LocalDate FIRST = LocalDate.parse("2027-03-02");

  private static final Actor AMINA =
      new Actor(
          "amina",
          "Amina",
          Set.of(Role.FOCAL_POINT),
          "KE",
          null,
          null,
          List.of("focalPointKE"),
          NAIROBI,
          Set.of());

  @Test
  @DisplayName("begins and ends with the days of whoever is away")
  void daysOfThePerson() {
    Deputyship named = named(FIRST.plusDays(1), FIRST.plusDays(2));
    assertThat(named.isInForce(Instant.parse("2027-03-02T20:59:59Z"))).isFalse();
    assertThat(named.isInForce(Instant.parse("2027-03-02T21:00:00Z"))).isTrue();
    assertThat(named.isInForce(Instant.parse("2027-03-04T20:59:59Z"))).isTrue();
    assertThat(named.isInForce(Instant.parse("2027-03-04T21:00:00Z"))).isFalse();
  }

  @Test
  @DisplayName("is named for today, which has begun where they are, and for no day that is over")
  void today() {
    assertThat(Deputyship.wrongDays(FIRST, FIRST, NAIROBI, NOW)).isEmpty();
    assertThat(Deputyship.wrongDays(FIRST.minusDays(1), FIRST, NAIROBI, NOW))
        .contains(DeputyProblem.PAST);
    assertThat(Deputyship.wrongDays(FIRST, FIRST.minusDays(1), NAIROBI, NOW))
        .contains(DeputyProblem.DAYS_REVERSED);
    assertThat(Deputyship.wrongDays(FIRST, FIRST.plusDays(366), NAIROBI, NOW))
        .isEqualTo(Optional.empty());
    assertThat(Deputyship.wrongDays(FIRST, FIRST.plusDays(367), NAIROBI, NOW))
        .contains(DeputyProblem.TOO_LONG);
    assertThatThrownBy(() -> named(FIRST.minusDays(5), FIRST))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("ends once, and not after its last day")
  void endsOnce() {
    Deputyship named = named(FIRST, FIRST);
    assertThat(named.end(End.TAKEN_BACK, "amina", NOW)).isTrue();
    assertThat(named.end(End.LEFT, null, NOW)).isFalse();
    assertThat(named.isInForce(NOW)).isFalse();
    assertThat(named(FIRST, FIRST).end(End.LEFT, null, NOW.plus(Duration.ofDays(2)))).isFalse();
  }

  @Test
  @DisplayName("is passed on for the rest of its time, when it has ended")
  void passedOn() {
    Deputyship named = named(FIRST, FIRST.plusDays(4));
    assertThatThrownBy(() -> named.passOn("koffi", "sofia", NOW))
        .isInstanceOf(IllegalStateException.class);
    named.end(End.HANDED_OVER, "sofia", NOW);
    Deputyship passed = named.passOn("koffi", "sofia", NOW);
    assertThat(passed.isInForce(NOW.minusSeconds(1))).isFalse();
    assertThat(passed.isInForce(NOW)).isTrue();
    assertThat(passed.to()).isEqualTo(named.to());
    assertThatThrownBy(() -> named.passOn("amina", "sofia", NOW))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("is told to end once, when it was named for more than some days")
  void toldOnce() {
    Deputyship named = named(FIRST, FIRST.plusDays(9));
    assertThat(named.tellEnd(NOW)).isTrue();
    assertThat(named.tellEnd(NOW)).isFalse();
    assertThat(named(FIRST, FIRST.plusDays(2)).tellEnd(NOW)).isFalse();
  }

  private static Deputyship named(LocalDate from, LocalDate to) {
    return Deputyship.name(AMINA, "joseph", from, to, "amina", NOW);
  }
}
