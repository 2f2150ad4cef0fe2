package org.capacitycompact.audit;

import java.util.ArrayList;
import java.util.List;
import org.capacitycompact.platform.RequestTrail;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * What one transaction has to record. It is written at its very end, in one statement: a chain is
 * then held for as short as can be, and never while something else is still to be locked.
 */
final class Pending implements TransactionSynchronization, Ordered {

  private final Entries entries;
  private final List<Entry> waiting = new ArrayList<>();

  /** A job's entries have no request; its transaction is what brings them together. */
  private final RequestTrail trail = Entry.here();

  Pending(Entries entries) {
    this.entries = entries;
  }

  RequestTrail trail() {
    return trail;
  }

  void add(Entry entry) {
    waiting.add(entry);
  }

  void write() {
    if (!waiting.isEmpty()) {
      List<Entry> all = List.copyOf(waiting);
      waiting.clear();
      entries.writeLast(all);
    }
  }

  @Override
  public void beforeCommit(boolean readOnly) {
    write();
  }

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
