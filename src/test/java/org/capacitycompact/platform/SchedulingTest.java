package org.capacitycompact.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.capacitycompact.CompactTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.TaskScheduler;

@CompactTest
@DisplayName("What is done by the clock")
class SchedulingTest {

  @Autowired TaskScheduler scheduler;

  @Test
  @DisplayName("keeps nothing else waiting: two that last long, and a third is done at once")
  void besideOneAnother() throws Exception {
    CountDownLatch lasting = new CountDownLatch(2);
    CountDownLatch over = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    try {
      for (int i = 0; i < 2; i++) {
        scheduler.schedule(
            () -> {
              lasting.countDown();
              until(over);
            },
            Instant.now());
      }
      assertThat(lasting.await(10, TimeUnit.SECONDS)).isTrue();

      scheduler.schedule(done::countDown, Instant.now());

      assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      over.countDown();
    }
  }

  private static void until(CountDownLatch over) {
    try {
      over.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
