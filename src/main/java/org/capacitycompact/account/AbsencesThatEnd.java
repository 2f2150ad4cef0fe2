package org.capacitycompact.account;

import java.time.Duration;
import org.capacitycompact.party.Deputies;
import org.capacitycompact.platform.engine.StandingWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells whoever is away, and their deputy, that the time ends soon. What fails does not hold up the
 * others: it is told an hour later.
 */
@Component
class AbsencesThatEnd implements StandingWork {

  private static final Logger LOG = LoggerFactory.getLogger(AbsencesThatEnd.class);

  private final Deputies deputies;
  private final DeputyRecord record;
  private final TransactionTemplate own;

  AbsencesThatEnd(Deputies deputies, DeputyRecord record, PlatformTransactionManager transactions) {
    this.deputies = deputies;
    this.record = record;
    own = new TransactionTemplate(transactions);
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
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
  public void run() {
    deputies.endingSoon().forEach(this::attempt);
  }

  private void attempt(long id) {
    try {
      own.executeWithoutResult(
          running ->
              deputies.tellEnd(id).ifPresent(one -> record.tell("deputy.endsSoon", one, null)));
    } catch (RuntimeException failure) {
      LOG.warn("That the time of deputy {} ends soon is told later", id, failure);
    }
  }
}
