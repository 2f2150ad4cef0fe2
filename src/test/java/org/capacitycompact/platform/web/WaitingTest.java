package org.capacitycompact.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.capacitycompact.platform.web.Waiting.Place;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class WaitingTest {

  @Test
  void soManyWaitForOneAddressAndSoManyInAll() {
    Waiting waiting = new Waiting(2, 3);
    assertThat(waiting.begin("a")).isEqualTo(Place.GIVEN);
    assertThat(waiting.begin("a")).isEqualTo(Place.GIVEN);
    assertThat(waiting.begin("a")).isEqualTo(Place.NONE_FOR_THIS_ADDRESS);
    assertThat(waiting.begin("b")).isEqualTo(Place.GIVEN);
    assertThat(waiting.begin("c")).isEqualTo(Place.NONE_AT_ALL);
    waiting.end("a");
    assertThat(waiting.begin("c")).isEqualTo(Place.GIVEN);
  }

  @Test
  void aNetworkOfTheSixthVersionIsOneAddress() {
    assertThat(Waiting.placeOf("2001:db8:1:2::1"))
        .isEqualTo(Waiting.placeOf("2001:db8:1:2:ffff:0:0:9"))
        .isNotEqualTo(Waiting.placeOf("2001:db8:1:3::1"));
    assertThat(Waiting.placeOf("192.0.2.1")).isEqualTo("192.0.2.1");
    assertThat(Waiting.placeOf("no:address")).isEqualTo("no:address");
  }

  @Test
  void aSlowLineIsNotTooSlow() {
    ConnectionLimits limits =
        new ConnectionLimits(
            1, 1, Duration.ofSeconds(10), Duration.ofSeconds(20), DataSize.ofKilobytes(1));
    long minute = Duration.ofMinutes(1).toNanos();
    assertThat(limits.isTooSlow(minute, 60 * 1024)).as("8 kbit a second").isFalse();
    assertThat(limits.isTooSlow(minute, 60)).as("a byte a second").isTrue();
    assertThat(limits.isTooSlow(Duration.ofSeconds(20).toNanos(), 0)).isFalse();
  }
}
