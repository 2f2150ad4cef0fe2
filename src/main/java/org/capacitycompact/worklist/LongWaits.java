package org.capacitycompact.worklist;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Handles everything that waits long, each case in a transaction of its own with the initiative's
 * turn. Several nodes may run it at the same time; the row decides which one acts.
 */
@Component
public class LongWaits {

  private static final Logger LOG = LoggerFactory.getLogger(LongWaits.class);

  private final List<LongWait> waits;

  LongWaits(List<LongWait> waits) {
    this.waits = waits;
  }

  /** Handles what has waited long by now. */
  @Scheduled(
      initialDelayString = "${compact.long-waits.first:5m}",
      fixedDelayString = "${compact.long-waits.every:1h}")
  public void handleAll() {
    waits.forEach(wait -> wait.due().forEach(LongWaits::attempt));
  }

  /** What fails at one does not keep the others waiting; the next look tries it again. */
  private static void attempt(LongWait.Due due) {
    try {
      due.work().run();
    } catch (RuntimeException failure) {
      LOG.warn("{} is looked at again later", due.what(), failure);
    }
  }
}
