package org.capacitycompact.worklist;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.capacitycompact.audit.AuditEvent;
import org.capacitycompact.audit.AuditTrail;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Chronicle;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.stereotype.Component;

/**
 * Records permitted commands other than decisions: claimed and returned tasks, and what operators
 * do.
 */
@Component
class DoorRecord {

  private static final Set<String> OF_ACCOUNTS =
      Set.of("CreateMembershipCmd", "DeleteMembershipCmd", "SaveUserCmd", "UnlockUserCmd");

  /** The fields of commands that say what was done to what; never a password. */
  private static final List<String> TELLING =
      List.of("jobId", "jobIds", "userId", "groupId", "externalTaskId", "incidentId", "retries");

  private final AuditTrail trail;
  private final Chronicle chronicle;

  DoorRecord(AuditTrail trail, Chronicle chronicle) {
    this.trail = trail;
    this.chronicle = chronicle;
  }

  /** Records that somebody claims a task, or returns one. */
  void inHand(TaskInHand task, boolean taken) {
    if (taken == (task.assignee() == null)) {
      chronicle.recordClaim(task.number(), taken, task.actor(), task.task());
    }
  }

  /** Records an operator's command, and what it was applied to. */
  void operated(Command<?> command, Actor actor) {
    String name = command.getClass().getSimpleName();
    DirectFieldAccessor fields = new DirectFieldAccessor(command);
    Stream<String> told =
        TELLING.stream()
            .filter(fields::isReadableProperty)
            .filter(field -> fields.getPropertyValue(field) != null)
            .map(field -> field + "=" + fields.getPropertyValue(field));
    trail.record(
        AuditEvent.in(
                OF_ACCOUNTS.contains(name) ? AuditEvent.ACCOUNTS : AuditEvent.SYSTEM,
                "engine." + name.replaceFirst("Cmd$", ""))
            .by(actor.acting())
            .telling(told.toArray(String[]::new)));
  }
}
