package org.capacitycompact.initiative;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.capacitycompact.platform.Again;
import org.capacitycompact.platform.web.Collision;
import org.capacitycompact.platform.web.Outage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whose turn it is on an initiative. People, timers and workers act beside one another; what the
 * country says to the whole of it, stop or suspend, it says alone: it waits until those who are at
 * work have done, and whoever comes next waits for it and then finds what it left. The turn is the
 * first thing that a transaction takes, and it ends with it.
 *
 * <p>Whoever waits waits some seconds: then it is an {@link Outage#BUSY}, and nothing was done.
 */
@Component
public class Turns {

  /** An act beside others can only meet another; that passes within moments. */
  private static final int TRIES_BESIDE = 5;

  /** A no is not given up where something else goes on; who said it does not wait for ever. */
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private final JdbcClient database;
  private final TransactionTemplate transaction;

  /** Of many who want to be alone at this node, one waits with a connection in hand. */
  private final ConcurrentMap<String, Gate> gates = new ConcurrentHashMap<>();

  private static final class Gate {
    private final Lock lock = new ReentrantLock(true);
    private int comers;
  }

  Turns(JdbcClient database, PlatformTransactionManager transactions) {
    this.database = database;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Acts in a transaction beside others; in a transaction that runs already the turn is taken and
   * nothing is repeated.
   */
  public <T extends @Nullable Object> T beside(String number, Supplier<T> act) {
    Supplier<T> taken =
        () ->
            transaction.execute(
                running -> {
                  beside(number);
                  return act.get();
                });
    return TransactionSynchronizationManager.isActualTransactionActive()
        ? taken.get()
        : Again.times(TRIES_BESIDE, Collision::isBehind, taken);
  }

  /** Takes the turn of the transaction that runs; to be called before it has read anything. */
  public void beside(String number) {
    take("select act_beside(?)", number);
  }

  /** {@link #beside(String)} by a job of the engine. */
  public void besideJob(String job) {
    take("select act_beside_job(?)", job);
  }

  /** {@link #beside(String)} by an external task of the engine. */
  public void besidePayment(String payment) {
    take("select act_beside_payment(?)", payment);
  }

  /**
   * Acts in a transaction of its own while nobody else acts on the initiative, and again until it
   * is done.
   *
   * @throws IllegalStateException within a transaction: what it has read and locked would be in the
   *     way of those it waits for
   * @throws Outage.BusyException when the others are not done in time
   */
  public <T extends @Nullable Object> T alone(String number, Supplier<T> act) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("nobody is alone within a transaction");
    }
    long until = System.nanoTime() + LONGEST.toNanos();
    return throughTheGate(
        number,
        () ->
            Again.again(
                failure -> passes(failure) && System.nanoTime() < until,
                () ->
                    transaction.execute(
                        running -> {
                          take("select act_alone(?)", number);
                          return act.get();
                        })));
  }

  private <T extends @Nullable Object> T throughTheGate(String number, Supplier<T> act) {
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

  /** Takes the turn to be alone if it is free now; for work that can be done another time. */
  public boolean aloneNow(String number) {
    return database
        .sql("select pg_try_advisory_xact_lock(initiative_key(?))")
        .param(number)
        .query(Boolean.class)
        .single();
  }

  /**
   * Others are still at work; or a worker of the engine, or a node of release 0.1.0, which knows no
   * turns, was in the way.
   */
  private static boolean passes(RuntimeException failure) {
    return Collision.isBehind(failure)
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
