package org.capacitycompact.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Connections that are open, by the place they come from")
class OpenByPlaceTest {

  private static final int MOST = 512;
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final OpenByPlace open = new OpenByPlace(0);
  private final List<Connection> opened = new ArrayList<>();

  private static final class Connection implements Channel {
    private boolean open = true;

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() throws IOException {
      open = false;
    }
  }

  private boolean comes(String from, long now) {
    Connection connection = new Connection();
    opened.add(connection);
    return open.add(from, connection, MOST, now);
  }

  private void allClose() {
    opened.forEach(each -> each.open = false);
    opened.clear();
  }

  @Test
  @DisplayName("get no more than so many from one place, and more once some are closed")
  void bounded() throws IOException {
    for (int i = 0; i < MOST; i++) {
      assertThat(comes("a", 1)).isTrue();
    }
    assertThat(comes("a", 1)).isFalse();
    assertThat(comes("b", 1)).isTrue();

    opened.get(0).close();

    assertThat(comes("a", 1)).isTrue();
    assertThat(comes("a", 1)).isFalse();
  }

  @Test
  @DisplayName("that were closed are not kept: one at a time, a thousand times, are few")
  void closedOnesGo() {
    for (int i = 0; i < 1000; i++) {
      assertThat(comes("a", 1)).isTrue();
      allClose();
      assertThat(open.size()).isLessThanOrEqualTo(8);
    }
  }

  @Test
  @DisplayName("that were closed are dropped whenever those of their place have doubled")
  void droppedWhenDoubled() {
    for (int i = 0; i < 100; i++) {
      comes("a", 1);
    }
    allClose();
    for (int i = 0; i < 200; i++) {
      comes("a", 1);
    }
    assertThat(open.size()).isLessThanOrEqualTo(200);
  }

  @Test
  @DisplayName("are forgotten with their place within a minute after the last was closed")
  void placesGo() {
    for (int i = 0; i < 9_000; i++) {
      comes("place " + i, 1);
    }
    allClose();

    comes("another", 1 + MINUTE + 1);

    assertThat(open.places()).isOne();
    assertThat(open.size()).isOne();
  }
}
