package org.capacitycompact.attachment;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/** Once a day deletes files in the folder that belong to no document. */
class FolderSweep {

  /** Longer than any upload takes. */
  private static final Duration LEFT_ALONE = Duration.ofHours(6);

  private static final Logger LOG = LoggerFactory.getLogger(FolderSweep.class);

  private final @Nullable FolderStore folder;
  private final TransactionTemplate transaction;
  private final Clock clock;

  FolderSweep(@Nullable FolderStore folder, TransactionTemplate transaction, Clock clock) {
    this.folder = folder;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "P1D", initialDelayString = "PT10M")
  void sweep() {
    FolderStore swept = folder;
    if (swept == null) {
      return;
    }
    Instant since = clock.instant().minus(LEFT_ALONE);
    transaction.executeWithoutResult(
        status -> {
          try {
            int files = swept.sweep(since);
            if (files > 0) {
              LOG.info("{} files in the folder of attachments belonged to none", files);
            }
          } catch (IOException failure) {
            LOG.warn("The folder of attachments could not be swept", failure);
          }
        });
  }
}
