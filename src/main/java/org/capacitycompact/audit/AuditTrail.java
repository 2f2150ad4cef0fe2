package org.capacitycompact.audit;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The record of what was changed and of what was refused. Entries are added, never changed. */
@Service
public class AuditTrail {

  private final Entries entries;
  private final RefusalThrottle flood;
  private final Clock clock;
  private final TransactionTemplate own;

  AuditTrail(
      Entries entries,
      RefusalThrottle flood,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.entries = entries;
    this.flood = flood;
    this.clock = clock;
    own = new TransactionTemplate(transactions);
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * Records a change, with the transaction that makes it: written as the last thing before that
   * commits, and not at all when it does not. Outside a transaction it is written at once.
   */
  public void record(AuditEvent happening) {
    Pending pending = pending();
    if (pending == null) {
      entries.write(
          List.of(AuditEntry.of(happening, AuditEntry.DONE, clock.instant(), AuditEntry.here())));
    } else {
      pending.add(AuditEntry.of(happening, AuditEntry.DONE, clock.instant(), pending.trail()));
    }
  }

  /**
   * Records an attempt that was refused, in a transaction of its own, because the attempt's is
   * rolled back; call it where that has ended. It goes to the chain {@link AuditEvent#ACCESS},
   * whatever it is about. Somebody who is refused very often is recorded one by one a few times a
   * minute, and then counted.
   */
  public void refused(AuditEvent attempt) {
    flood
        .admit(attempt, clock.instant())
        .forEach(
            each ->
                own.executeWithoutResult(
                    state ->
                        entries.write(
                            List.of(
                                AuditEntry.of(
                                    each,
                                    AuditEntry.REFUSED,
                                    clock.instant(),
                                    AuditEntry.here())))));
  }

  /**
   * Says that the act which this transaction records has changed a value of an initiative: it goes
   * into before and after of the first thing the transaction records of it. Without a transaction,
   * and where nothing else is recorded, it is an entry of its own.
   */
  public void changes(String number, String value, @Nullable Object was, @Nullable Object is) {
    if (Objects.equals(was, is)) {
      return;
    }
    Pending pending = pending();
    if (pending == null) {
      record(Pending.alone(number, Map.of(value, kept(was)), Map.of(value, kept(is))));
    } else {
      pending.changes(number, value, kept(was), kept(is));
    }
  }

  private static Object kept(@Nullable Object value) {
    return value == null ? "" : value;
  }

  /** Writes now what this transaction has to record, for whoever reads the record within it. */
  public void writePending() {
    Pending pending = pending();
    if (pending != null) {
      pending.write();
    }
  }

  private @Nullable Pending pending() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()
        || !TransactionSynchronizationManager.isSynchronizationActive()) {
      return null;
    }
    return TransactionSynchronizationManager.getSynchronizations().stream()
        .filter(Pending.class::isInstance)
        .map(Pending.class::cast)
        .findFirst()
        .orElseGet(
            () -> {
              Pending first = new Pending(entries, clock);
              TransactionSynchronizationManager.registerSynchronization(first);
              return first;
            });
  }
}
