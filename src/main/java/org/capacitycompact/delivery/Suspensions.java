package org.capacitycompact.delivery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.platform.engine.ProcessMessages;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Suspends an initiative's work until the country decides whether it resumes (S5), and records why,
 * and what the country decides later.
 */
@Service
@Transactional
public class Suspensions {

  /** The form that asks for it. */
  public static final String FORM = "suspend-initiative";

  private final Initiatives initiatives;
  private final ProcessMessages messages;
  private final InitiativeLock lock;
  private final JdbcClient database;
  private final Clock clock;

  Suspensions(
      Initiatives initiatives,
      ProcessMessages messages,
      InitiativeLock lock,
      JdbcClient database,
      Clock clock) {
    this.initiatives = initiatives;
    this.messages = messages;
    this.lock = lock;
    this.database = database;
    this.clock = clock;
  }

  /**
   * Whether this person may suspend the work now: the country's focal point or national authority,
   * while work is running.
   */
  public boolean isPossible(InitiativeNumber number, Actor actor) {
    Initiative initiative = initiatives.get(number);
    return initiative.status() == Status.RUNNING
        && Right.SUSPEND_WORK.on(actor, initiative.country())
        && workRuns(number);
  }

  /**
   * Suspends the work: open milestones are called off, nothing is verified or paid. It waits for
   * everyone who is acting on the initiative at this moment; later acts find it suspended. Call it
   * outside a transaction.
   *
   * @param lookAgainOn the day on which the country intends to decide on the resumption, if known
   * @return false, with nothing changed, when it is not possible
   */
  @Transactional(propagation = Propagation.NEVER)
  public boolean suspend(
      InitiativeNumber number, Actor by, String reason, @Nullable LocalDate lookAgainOn) {
    return lock.exclusive(number, () -> suspendAlone(number, by, reason, lookAgainOn));
  }

  private boolean suspendAlone(
      InitiativeNumber number, Actor by, String reason, @Nullable LocalDate lookAgainOn) {
    if (!isPossible(number, by)) {
      return false;
    }
    hold(number, by, reason, lookAgainOn);
    interrupt(number);
    return true;
  }

  /** Suspends work by a rule; false when no work is running. */
  boolean suspendByRule(InitiativeNumber number, String reason) {
    if (initiatives.get(number).status() != Status.RUNNING || !workRuns(number)) {
      return false;
    }
    hold(number, null, reason, null);
    interrupt(number);
    return true;
  }

  /** Records a suspension; the caller moves the process there. */
  void hold(
      InitiativeNumber number, @Nullable Actor by, String reason, @Nullable LocalDate lookAgainOn) {
    if (!initiatives.suspend(number, by, reason)) {
      throw new IllegalStateException(number + " is not running");
    }
    int held =
        database
            .sql(
                """
                insert into suspension (number, reason, asked_by, look_again_on, suspended_at)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """)
            .param(number)
            .param(reason)
            .param(by == null ? null : by.userId())
            .param(lookAgainOn)
            .param(SqlTime.now(clock))
            .update();
    if (held != 1) {
      throw new OptimisticLockingFailureException(number + " was suspended at the same moment");
    }
  }

  /** Why the work is suspended, and in which language that was written; null when unknown. */
  record Why(String reason, @Nullable String language) {}

  @Transactional(readOnly = true)
  Optional<Why> why(InitiativeNumber number) {
    return database
        .sql("select reason, language from suspension where number = ? and decided_at is null")
        .param(number)
        .query(Why.class)
        .optional();
  }

  /** Why the work is suspended; empty when it is not. */
  @Transactional(readOnly = true)
  public String reason(InitiativeNumber number) {
    return database
        .sql("select reason from suspension where number = ? and decided_at is null")
        .param(number)
        .query(String.class)
        .optional()
        .orElse("");
  }

  /** The day on which the country intends to decide again; empty when it named none. */
  @Transactional(readOnly = true)
  public Optional<LocalDate> lookAgainOn(InitiativeNumber number) {
    return database
        .sql(
            """
            select look_again_on from suspension
            where number = ? and decided_at is null and look_again_on is not null
            """)
        .param(number)
        .query(LocalDate.class)
        .optional();
  }

  /** Records the country's decision, {@code resume} or {@code end}. */
  void recordDecision(InitiativeNumber number, Actor by, String decision, String reason) {
    database
        .sql(
            """
            update suspension set decided_by = ?, decided_at = ?, decision = ?, decision_reason = ?
            where number = ? and decided_at is null
            """)
        .params(by.userId(), SqlTime.now(clock), decision, reason, number)
        .update();
    if (decision.equals("resume")) {
      initiatives.resume(number, by);
    }
  }

  private boolean workRuns(InitiativeNumber number) {
    return messages.isAwaited(ImplementationProcess.SUSPEND, number.value());
  }

  private void interrupt(InitiativeNumber number) {
    messages.send(ImplementationProcess.SUSPEND, number.value());
  }
}
