package org.capacitycompact.account;

import java.time.Duration;
import org.capacitycompact.party.Deputies;
import org.capacitycompact.platform.engine.StandingWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells whoever is away, and their deputy, that the time ends soon. */
@Component
class AbsencesThatEnd implements StandingWork {

  private final Deputies deputies;
  private final DeputyRecord record;

  AbsencesThatEnd(Deputies deputies, DeputyRecord record) {
    this.deputies = deputies;
    this.record = record;
  }

  @Override
  public String name() {
    return "absences";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  @Override
  @Transactional
  public void run() {
    deputies.endingSoon().forEach(one -> record.tell("deputy.endsSoon", one, null));
  }
}
