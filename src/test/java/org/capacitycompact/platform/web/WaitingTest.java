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
    assertThat(waiting.begin("a", false)).isEqualTo(Place.GIVEN);
    assertThat(waiting.begin("a", false)).isEqualTo(Place.GIVEN);
    assertThat(waiting.begin("a", false)).isEqualTo(Place.NONE_FOR_THIS_ADDRESS);
    assertThat(waiting.begin("b", false)).isEqualTo(Place.GIVEN);
    assertThat(waiting.begin("c", false)).isEqualTo(Place.NONE_AT_ALL);
    waiting.end("a", false);
    assertThat(waiting.begin("c", false)).isEqualTo(Place.GIVEN);
  }

  @Test
  void strangersTakeHalfOfThePlacesAtMost() {
    Waiting waiting = new Waiting(4, 4);
    assertThat(waiting.begin("a", true)).isEqualTo(Place.GIVEN);
    assertThat(waiting.begin("b", true)).isEqualTo(Place.GIVEN);
    assertThat(waiting.begin("c", true)).isEqualTo(Place.NONE_AT_ALL);
    assertThat(waiting.begin("c", false)).isEqualTo(Place.GIVEN);
    waiting.end("a", true);
    assertThat(waiting.begin("c", true)).isEqualTo(Place.GIVEN);
    assertThat(waiting.begin("d", true)).isEqualTo(Place.NONE_AT_ALL);
    assertThat(waiting.begin("d", false)).isEqualTo(Place.GIVEN);
    assertThat(waiting.begin("d", false)).isEqualTo(Place.NONE_AT_ALL);
  }

  @Test
  void whoHasManyNetworksOfTheSixthVersionHasNotManyTimesThePlaces() {
    Waiting waiting = new Waiting(1, 100);
    String[] networks = {"2001:db8:1:1::1", "2001:db8:1:2::1", "2001:db8:1:3::1"};
    assertThat(waiting.begin(Network.of(networks[0]), false)).isEqualTo(Place.GIVEN);
    assertThat(waiting.begin(Network.of(networks[1]), false)).isEqualTo(Place.GIVEN);
    assertThat(waiting.begin(Network.of(networks[2]), false))
        .isEqualTo(Place.NONE_FOR_THIS_ADDRESS);
    assertThat(waiting.begin(Network.of("2001:db8:2:1::1"), false)).isEqualTo(Place.GIVEN);
    waiting.end(Network.of(networks[0]), false);
    assertThat(waiting.begin(Network.of(networks[2]), false)).isEqualTo(Place.GIVEN);
  }

  @Test
  void aNetworkOfTheSixthVersionIsOneAddress() {
    assertThat(Network.of("2001:db8:1:2::1"))
        .isEqualTo(Network.of("2001:db8:1:2:ffff:0:0:9"))
        .isNotEqualTo(Network.of("2001:db8:1:3::1"));
    assertThat(Network.of("192.0.2.1")).isEqualTo("192.0.2.1");
    assertThat(Network.of("no:address")).isEqualTo("no:address");
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
