package org.capacitycompact.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A flood of reports")
class FloodTest {

  private static final String HERE = "192.0.2.7";

  private final Hours hours = new Hours();
  private final Flood flood =
      new Flood(
          new IntegrityProperties(
              Duration.ofDays(5),
              Duration.ofDays(30),
              Duration.ofDays(3),
              Duration.ofDays(14),
              3,
              10,
              2),
          hours);

  private static final class Hours extends Clock {
    private Instant now = Instant.parse("2026-12-01T08:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  @DisplayName("from one place is stopped, and the place may go on when it has waited")
  void fromOnePlace() {
    for (int i = 0; i < 3; i++) {
      assertThat(flood.report(HERE, null)).isZero();
    }
    long wait = flood.report(HERE, null);
    assertThat(wait).isBetween(1L, 1201L);
    assertThat(flood.report("198.51.100.8", null)).as("elsewhere").isZero();
    hours.now = hours.now.plusSeconds(wait);
    assertThat(flood.report(HERE, null)).isZero();
  }

  @Test
  @DisplayName("shuts nobody out who is signed in, at the same address or anywhere")
  void theSignedIn() {
    for (int i = 0; i < 20; i++) {
      flood.report("198.51." + i + ".1", null);
      flood.report(HERE, null);
    }
    assertThat(flood.report("203.0.113.1", null)).as("all without an account").isPositive();
    assertThat(flood.report(HERE, "otieno")).isZero();
  }

  @Test
  @DisplayName("from one network shuts nobody out elsewhere, from however many of its addresses")
  void ofOneNetwork() {
    int taken = 0;
    for (int i = 1; i < 30; i++) {
      taken += flood.report("192.0.2." + i, null) == 0 ? 1 : 0;
      taken += flood.report("::ffff:192.0.2." + i, null) == 0 ? 1 : 0;
    }
    assertThat(taken).isEqualTo(3);
    assertThat(flood.report("203.0.113.1", null)).isZero();
  }

  @Test
  @DisplayName("that is not taken because of all others counts for no network")
  void countsWhatIsTaken() {
    for (int i = 0; i < 10; i++) {
      assertThat(flood.report("198.51." + i + ".1", null)).isZero();
    }
    for (int i = 0; i < 5; i++) {
      assertThat(flood.report(HERE, null)).isPositive();
    }
    hours.now = hours.now.plus(Duration.ofMinutes(18));
    for (int i = 0; i < 3; i++) {
      assertThat(flood.report(HERE, null)).isZero();
    }
  }

  @Test
  @DisplayName("from many addresses of one network of version 6 is one flood")
  void oneNetwork() {
    for (int i = 0; i < 3; i++) {
      assertThat(flood.report("2001:db8:1:2::" + (i + 1), null)).isZero();
    }
    assertThat(flood.report("2001:db8:1:2:ffff::9", null)).isPositive();
    assertThat(flood.report("2001:db8:1:3::1", null)).isZero();
  }

  @Test
  @DisplayName("of wrong codes makes its place wait, and counts no right one")
  void wrongCodes() {
    assertThat(flood.beforeCode(HERE, null)).isZero();
    flood.wrongCode(HERE, null);
    assertThat(flood.beforeCode(HERE, null)).isZero();
    flood.wrongCode(HERE, null);
    assertThat(flood.beforeCode(HERE, null)).isPositive();
    assertThat(flood.beforeCode(HERE, "otieno")).isZero();
    assertThat(flood.report(HERE, null)).as("a report is still taken").isZero();
    hours.now = hours.now.plus(Duration.ofMinutes(31));
    assertThat(flood.beforeCode(HERE, null)).isZero();
  }
}
