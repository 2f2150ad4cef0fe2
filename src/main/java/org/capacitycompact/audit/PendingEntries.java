package org.capacitycompact.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.capacitycompact.platform.RequestTrail;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * The entries that one transaction has still to write. They are written at its very end in one
 * statement, so that chains are locked as briefly as possible and last of all.
 */
final class PendingEntries implements TransactionSynchronization, Ordered {

  private final AuditEntries entries;
  private final Clock clock;
  private final List<AuditEntry> waiting = new ArrayList<>();
  private final Map<String, Changes> changed = new TreeMap<>();

  /** A job's entries have no request; its transaction ties them together. */
  private final RequestTrail trail = AuditEntry.here();

  PendingEntries(AuditEntries entries, Clock clock) {
    this.entries = entries;
    this.clock = clock;
  }

  RequestTrail trail() {
    return trail;
  }

  void add(AuditEntry entry) {
    waiting.add(entry);
  }

  /** Values of an initiative that the act changed, by name. */
  private record Changes(Map<String, Object> before, Map<String, Object> after) {}

  void addChange(String number, String value, Object was, Object is) {
    Changes all =
        changed.computeIfAbsent(number, any -> new Changes(new TreeMap<>(), new TreeMap<>()));
    all.before().putIfAbsent(value, was);
    all.after().put(value, is);
  }

  /** The entry for a change that no other entry covers. */
  static AuditEvent alone(String number, Map<String, ?> before, Map<String, ?> after) {
    return AuditEvent.to(number, "changed").from(before).to(after);
  }

  private void tell(String number, Changes values, Instant now) {
    for (int i = 0; i < waiting.size(); i++) {
      if (waiting.get(i).chain().equals(number)) {
        waiting.set(i, waiting.get(i).with(values.before(), values.after()));
        return;
      }
    }
    add(AuditEntry.of(alone(number, values.before(), values.after()), AuditEntry.DONE, now, trail));
  }

  void write() {
    Map<String, Changes> values = Map.copyOf(changed);
    changed.clear();
    values.forEach((number, each) -> tell(number, each, clock.instant()));
    if (!waiting.isEmpty()) {
      List<AuditEntry> all = List.copyOf(waiting);
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
