package org.capacitycompact.initiative;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.capacitycompact.platform.Retry;
import org.capacitycompact.platform.web.Collision;
import org.capacitycompact.platform.web.Outage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Coordinates who acts on an initiative. People, timers and workers act side by side. Stopping or
 * suspending the whole initiative is done alone: it waits until the others are done; later acts
 * wait for it, and find its result. The turn must be the first lock a transaction takes, and ends
 * with it.
 *
 * <p>After a wait of some seconds the act fails with {@link Outage#BUSY}, and nothing was done.
 */
@Component
public class InitiativeLock {

  /** Acts side by side can only collide briefly. */
  private static final int TRIES_BESIDE = 5;

  /** A stop must get through although others are active, but its sender cannot wait for ever. */
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private final JdbcClient database;
  private final TransactionTemplate transaction;

  /** If several acts want to be alone, only one at this node waits while holding a connection. */
  private final ConcurrentMap<InitiativeNumber, Gate> gates = new ConcurrentHashMap<>();

  private static final class Gate {
    private final Lock lock = new ReentrantLock(true);
    private int comers;
  }

  InitiativeLock(JdbcClient database, PlatformTransactionManager transactions) {
    this.database = database;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Acts in a transaction side by side with others. Within a running transaction, it takes the turn
   * and repeats nothing.
   */
  public <T extends @Nullable Object> T shared(InitiativeNumber number, Supplier<T> act) {
    Supplier<T> taken =
        () ->
            transaction.execute(
                running -> {
                  shared(number);
                  return act.get();
                });
    return TransactionSynchronizationManager.isActualTransactionActive()
        ? taken.get()
        : Retry.times(TRIES_BESIDE, Collision::isCauseOf, taken);
  }

  /**
   * Takes the turn for the running transaction. Call it before the transaction has read anything.
   */
  public void shared(InitiativeNumber number) {
    take("select act_beside(?)", number.value());
  }

  /** {@link #shared(InitiativeNumber)} for a job of the engine. */
  public void sharedForJob(String job) {
    take("select act_beside_job(?)", job);
  }

  /** {@link #shared(InitiativeNumber)} for an external task of the engine. */
  public void sharedForPayment(String payment) {
    take("select act_beside_payment(?)", payment);
  }

  /**
   * Acts in a transaction of its own while nobody else acts on the initiative; repeats until that
   * succeeds.
   *
   * @throws IllegalStateException within a transaction: what it has read and locked would block
   *     those it waits for
   * @throws Outage.BusyException when the others are not done in time
   */
  public <T extends @Nullable Object> T exclusive(InitiativeNumber number, Supplier<T> act) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("nobody is alone within a transaction");
    }
    long until = System.nanoTime() + LONGEST.toNanos();
    return throughTheGate(
        number,
        () ->
            Retry.again(
                failure -> passes(failure) && System.nanoTime() < until,
                () ->
                    transaction.execute(
                        running -> {
                          take("select act_alone(?)", number.value());
                          return act.get();
                        })));
  }

  private <T extends @Nullable Object> T throughTheGate(InitiativeNumber number, Supplier<T> act) {
    Gate gate = Objects.requireNonNull(gates.compute(number, (any, there) -> come(there)));
    try {
      enter(gate.lock);
      try {
        return act.get();
      } finally {
        gate.lock.unlock();
      }
    } finally {
      gates.computeIfPresent(number, (any, there) -> --there.comers == 0 ? null : there);
    }
  }

  private static Gate come(@Nullable Gate there) {
    Gate gate = there == null ? new Gate() : there;
    gate.comers++;
    return gate;
  }

  /** Takes the turn to act alone if that is possible at once; for work that can be done later. */
  public boolean tryExclusive(InitiativeNumber number) {
    return database
        .sql("select pg_try_advisory_xact_lock(initiative_key(?))")
        .param(number)
        .query(Boolean.class)
        .single();
  }

  /**
   * Others are still active; or a worker of the engine, or a node of release 0.1.0, which takes no
   * turns, was in the way.
   */
  private static boolean passes(RuntimeException failure) {
    return Collision.isCauseOf(failure)
        || Outage.behind(failure).filter(Outage.BUSY::equals).isPresent();
  }

  private static void enter(Lock gate) {
    try {
      if (!gate.tryLock(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        throw new Outage.BusyException();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Outage.BusyException();
    }
  }

  private void take(String turn, String id) {
    database.sql(turn).param(id).query((row, n) -> "").list();
  }
}
