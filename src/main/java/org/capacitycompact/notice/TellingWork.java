package org.capacitycompact.notice;

import java.time.Duration;
import org.capacitycompact.platform.engine.StandingWork;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Tells people what waits in the outbox, and has their mails written. Acts of people create no jobs
 * for it, so they do not become slower by it.
 */
@Component
class TellingWork implements StandingWork {

  private final Distribution distribution;
  private final Mailing mailing;
  private final Duration every;

  TellingWork(
      Distribution distribution,
      Mailing mailing,
      @Value("${compact.notices.every:PT10S}") Duration every) {
    this.distribution = distribution;
    this.mailing = mailing;
    this.every = every;
  }

  @Override
  public String name() {
    return "notices";
  }

  @Override
  public Duration every() {
    return every;
  }

  @Override
  public void run() {
    distribution.run();
    mailing.run();
  }
}
