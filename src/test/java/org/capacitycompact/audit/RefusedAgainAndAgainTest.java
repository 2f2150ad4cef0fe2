package org.capacitycompact.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.capacitycompact.platform.AuditActor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whoever is refused again and again")
class RefusedAgainAndAgainTest {

  private static final class Clockwork extends Clock {
    private Instant now = Instant.parse("2026-11-30T10:00:00Z");

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

  private final Clockwork clock = new Clockwork();
  private final RefusalThrottle throttle = new RefusalThrottle(clock);

  @Test
  @DisplayName("is recorded a few times a minute, then counted, and the count told a minute later")
  void counted() {
    assertThat(recorded("amina", RefusalThrottle.ONE_BY_ONE + 5))
        .isEqualTo(RefusalThrottle.ONE_BY_ONE);
    assertThat(recorded("joseph", 1)).as("another is not held back").isEqualTo(1);

    clock.now = clock.now.plus(Duration.ofSeconds(59));
    assertThat(recorded("amina", 1)).isZero();

    clock.now = clock.now.plus(Duration.ofSeconds(1));
    List<AuditEvent> next = throttle.admit(attempt("amina"));
    assertThat(next)
        .extracting(AuditEvent::kind)
        .containsExactly(RefusalThrottle.MORE, "refused.test");
    assertThat(next.get(0).detail()).containsExactly("6");
    assertThat(recorded("amina", 1)).as("the count is told once").isEqualTo(1);
  }

  private int recorded(String who, int attempts) {
    return IntStream.range(0, attempts).map(any -> throttle.admit(attempt(who)).size()).sum();
  }

  private static AuditEvent attempt(String who) {
    return AuditEvent.in(AuditEvent.ACCESS, "refused.test")
        .by(new AuditActor(who, "Somebody", "PROVIDER", null));
  }
}
