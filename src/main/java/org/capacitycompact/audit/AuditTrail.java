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

/** The audit record of changes and of refused attempts. Entries are added, never changed. */
@Service
public class AuditTrail {

  private final AuditEntries entries;
  private final RefusalThrottle throttle;
  private final Clock clock;
  private final TransactionTemplate own;

  AuditTrail(
      AuditEntries entries,
      RefusalThrottle throttle,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.entries = entries;
    this.throttle = throttle;
    this.clock = clock;
    own = new TransactionTemplate(transactions);
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * Records a change within the transaction that makes it. The entry is written last, just before
   * the commit, and not at all after a rollback. Without a transaction it is written at once.
   */
  public void record(AuditEvent happening) {
    PendingEntries pending = pending();
    if (pending == null) {
      entries.write(
          List.of(AuditEntry.of(happening, AuditEntry.DONE, clock.instant(), AuditEntry.here())));
    } else {
      pending.add(AuditEntry.of(happening, AuditEntry.DONE, clock.instant(), pending.trail()));
    }
  }

  /**
   * Records a refused attempt in a transaction of its own, because the attempt's is rolled back;
   * call it when that has ended. The entry goes to the chain {@link AuditEvent#ACCESS}, whatever it
   * is about. Someone who is refused very often is recorded one by one a few times a minute;
   * further refusals are only counted.
   */
  public void recordRefusal(AuditEvent attempt) {
    throttle
        .admit(attempt)
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
   * Records that this transaction changed a value of an initiative. The value is added to {@code
   * before} and {@code after} of the first entry that the transaction records for the initiative.
   * Without a transaction, or without such an entry, it becomes an entry of its own.
   */
  public void addChange(String number, String value, @Nullable Object was, @Nullable Object is) {
    if (Objects.equals(was, is)) {
      return;
    }
    PendingEntries pending = pending();
    if (pending == null) {
      record(PendingEntries.alone(number, Map.of(value, kept(was)), Map.of(value, kept(is))));
    } else {
      pending.addChange(number, value, kept(was), kept(is));
    }
  }

  private static Object kept(@Nullable Object value) {
    return value == null ? "" : value;
  }

  /** Writes this transaction's pending entries now, so that they can be read within it. */
  public void writePending() {
    PendingEntries pending = pending();
    if (pending != null) {
      pending.write();
    }
  }

  private @Nullable PendingEntries pending() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()
        || !TransactionSynchronizationManager.isSynchronizationActive()) {
      return null;
    }
    return TransactionSynchronizationManager.getSynchronizations().stream()
        .filter(PendingEntries.class::isInstance)
        .map(PendingEntries.class::cast)
        .findFirst()
        .orElseGet(
            () -> {
              PendingEntries first = new PendingEntries(entries, clock);
              TransactionSynchronizationManager.registerSynchronization(first);
              return first;
            });
  }
}
