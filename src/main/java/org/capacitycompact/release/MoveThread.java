package org.capacitycompact.release;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;

/**
 * Moves running processes after the application has started, while people continue to work, and
 * repeats it for those that were busy or had an obstacle.
 */
class MoveThread {

  private static final Logger log = LoggerFactory.getLogger(MoveThread.class);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread moving = new Thread(work, "move");
            moving.setDaemon(true);
            return moving;
          });
  private final Move move;
  private final Duration every;
  private final boolean atStart;

  MoveThread(Move move, Duration every, boolean atStart) {
    this.move = move;
    this.every = every;
    this.atStart = atStart;
  }

  @EventListener(ApplicationStartedEvent.class)
  void begin() {
    if (atStart) {
      thread.scheduleWithFixedDelay(this::run, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void run() {
    try {
      move.run();
    } catch (RuntimeException later) {
      log.warn("What runs was not moved now and will be at the next time", later);
    }
  }

  /** Finishes the move in progress: one process, one transaction. */
  @PreDestroy
  void end() throws InterruptedException {
    thread.shutdownNow();
    thread.awaitTermination(10, TimeUnit.SECONDS);
  }
}
