package org.capacitycompact.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what became of mails when nobody asks for it any more. */
@Component
class MailUpkeep {

  static final Duration KEPT = Duration.ofDays(90);

  private final JdbcClient database;
  private final Clock clock;

  MailUpkeep(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 21_600_000, initialDelay = 900_000)
  void forget() {
    database
        .sql("delete from mail where ended_at < ?")
        .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
        .update();
  }
}
