package org.capacitycompact.initiative;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.capacitycompact.audit.AuditEvent;
import org.capacitycompact.audit.AuditTrail;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.platform.AuditActor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What happened to an initiative, in the order it happened, as people are told it: the part of the
 * record that is the initiative's own chain. Entries are added, never changed.
 */
@Service
public class Chronicle {

  private final AuditTrail trail;
  private final JdbcClient database;

  Chronicle(AuditTrail trail, JdbcClient database) {
    this.trail = trail;
    this.database = database;
  }

  /**
   * An entry.
   *
   * @param kind names its text in the bundles, {@code history.<kind>}
   * @param detail what that text is filled with
   * @param person who acted, by name at that time; null for the system
   * @param language in which they wrote what they said; null where nobody knows
   */
  public record Entry(
      Instant at,
      String kind,
      @Nullable String userId,
      @Nullable String person,
      @Nullable Role role,
      List<String> detail,
      @Nullable String language) {}

  /** Records what a person did; {@code actor} is null where the system acted by a rule. */
  public void record(String number, String kind, @Nullable Actor actor, String... detail) {
    trail.record(
        AuditEvent.to(number, kind).by(actor == null ? null : actor.acting()).telling(detail));
  }

  /** Records it with what was so before and is so now: values that JSON can hold, by name. */
  public void changed(
      String number,
      String kind,
      @Nullable Actor actor,
      Map<String, ?> before,
      Map<String, ?> after,
      String... detail) {
    trail.record(
        AuditEvent.to(number, kind)
            .by(actor == null ? null : actor.acting())
            .telling(detail)
            .from(before.isEmpty() ? null : before)
            .to(after.isEmpty() ? null : after));
  }

  /**
   * Records what a person decided, in the role they decided it in.
   *
   * @param decided what they wrote and chose, by name: for the record, not for the history
   */
  public void decided(
      String number, String kind, AuditActor by, Map<String, ?> decided, List<String> detail) {
    trail.record(
        AuditEvent.to(number, kind)
            .by(by)
            .telling(detail.toArray(String[]::new))
            .to(decided.isEmpty() ? null : decided));
  }

  /** Who has a task in hand is in the record and not in the history, which tells what was done. */
  public void inHand(String number, boolean taken, Actor actor, String task) {
    trail.record(
        AuditEvent.to(number, taken ? "task.claimed" : "task.released")
            .by(actor.acting())
            .telling(task));
  }

  /**
   * A process that runs for the initiative goes on by the models of another release. The history
   * tells it once, of the process that calls the others.
   */
  public void moved(String number, boolean called, String process, String from, String to) {
    trail.record(
        AuditEvent.to(number, called ? "moved.process" : "moved").telling(process, from, to));
  }

  /** A value of the initiative itself changes with what is recorded in this transaction. */
  void changes(String number, String value, @Nullable Object was, @Nullable Object is) {
    trail.changes(number, value, was, is);
  }

  /** The entries of an initiative, newest first. */
  public List<Entry> of(String number) {
    trail.writePending();
    return database
        .sql(
            """
            select at, kind, user_id, person, role, detail, language from audit_entry
            where chain = ? and outcome = 'done' and kind not like 'task.%'
              and kind <> 'moved.process' order by position desc
            """)
        .param(number)
        .query(
            (row, n) ->
                new Entry(
                    row.getTimestamp("at").toInstant(),
                    row.getString("kind"),
                    row.getString("user_id"),
                    row.getString("person"),
                    row.getString("role") == null ? null : Role.valueOf(row.getString("role")),
                    List.of((String[]) row.getArray("detail").getArray()),
                    row.getString("language")))
        .list();
  }
}
