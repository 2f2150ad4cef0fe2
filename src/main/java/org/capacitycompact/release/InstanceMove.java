package org.capacitycompact.release;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.worklist.Incident;
import org.capacitycompact.worklist.MovedTasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves one running process in one transaction, completely or not at all. */
@Component
class InstanceMove {

  private static final Logger log = LoggerFactory.getLogger(InstanceMove.class);

  /** A decision in progress takes only moments. */
  private static final int TRIES = 5;

  private static final long PAUSE_MILLIS = 100;

  /** The results of a move. */
  enum Outcome {
    MOVED,
    /** It stays with its release; an incident says why. */
    STAYS,
    /** It ended meanwhile, or another node has moved it. */
    GONE,
    /** People were working on it at every try; the next run tries again. */
    BUSY
  }

  private final EngineAccess engine;
  private final EngineMove steps;
  private final MoveCheck check;
  private final InitiativeLock turns;
  private final MovedTasks tasks;
  private final MoveIncidents incidents;
  private final MoveRecord record;
  private final TransactionTemplate transaction;

  InstanceMove(
      EngineAccess engine,
      EngineMove steps,
      MoveCheck check,
      InitiativeLock turns,
      MovedTasks tasks,
      MoveIncidents incidents,
      MoveRecord record,
      PlatformTransactionManager transactions) {
    this.engine = engine;
    this.steps = steps;
    this.check = check;
    this.turns = turns;
    this.tasks = tasks;
    this.incidents = incidents;
    this.record = record;
    transaction = new TransactionTemplate(transactions);
    transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  Outcome move(RunningProcess process) {
    for (int tried = 0; tried < TRIES; tried++) {
      try {
        return Objects.requireNonNull(transaction.execute(state -> attempt(process)));
      } catch (OptimisticLockingException
          | OptimisticLockingFailureException
          | PessimisticLockingFailureException somebodyIsAtWork) {
        pause();
      } catch (ProcessEngineException refused) {
        return ofTheDatabase(refused) ? Outcome.BUSY : refused(process, refused);
      }
    }
    return Outcome.BUSY;
  }

  private Outcome attempt(RunningProcess process) {
    if (process.number() != null && !isAlone(process.number())) {
      throw new CannotAcquireLockException("somebody acts on it");
    }
    if (!check.isUnchanged(process)) {
      return Outcome.GONE;
    }
    Optional<Obstacle> obstacle =
        check
            .obstacle(process)
            .or(
                () ->
                    engine.asSystem((Supplier<Optional<Obstacle>>) () -> steps.obstacle(process)));
    if (obstacle.isPresent()) {
      stays(process, obstacle.get());
      return Outcome.STAYS;
    }
    carryOver(process);
    return Outcome.MOVED;
  }

  /** Nodes of release 0.1.0 take no turns; they lock the rows of the task that they decide. */
  private boolean isAlone(InitiativeNumber number) {
    return turns.tryExclusive(number) && tasks.tryLock(number);
  }

  private Outcome refused(RunningProcess process, ProcessEngineException refused) {
    return Objects.requireNonNull(
        transaction.execute(
            state -> {
              if (!check.isUnchanged(process)) {
                return Outcome.GONE;
              }
              if (stays(process, new Obstacle(Incident.Kind.MOVE_REFUSED, null))) {
                log.error("{} of {} cannot move", process.process(), process.number(), refused);
              }
              return Outcome.STAYS;
            }));
  }

  /** An unavailable database or a deadlock says nothing about the process. */
  private static boolean ofTheDatabase(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException) {
        return true;
      }
    }
    return false;
  }

  private void carryOver(RunningProcess process) {
    Supplier<ProcessModel> moving =
        () -> {
          incidents.end(process);
          return steps.carryOut(process);
        };
    ProcessModel target = engine.asSystem(moving);
    tasks.applyRelease(process.id(), target.forms());
    record.recordMove(process);
  }

  /** Whether this is reported for the first time. */
  private boolean stays(RunningProcess process, Obstacle obstacle) {
    boolean isNew = engine.asSystem(() -> incidents.open(process, obstacle));
    if (isNew) {
      record.recordStay(process);
    }
    return isNew;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
