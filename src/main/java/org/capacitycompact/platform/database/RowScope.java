package org.capacitycompact.platform.database;

import java.util.Collection;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Which rows the current thread may see, as enforced by PostgreSQL: those of initiatives that are
 * open to one of a person's audiences. A thread without a scope (a job, the start, a test) sees
 * everything. Every HTTP request begins with an empty scope, which is widened for the person who
 * asks.
 */
public final class RowScope {

  private static final RowScope EVERYTHING = new RowScope("*");
  private static final RowScope NOTHING = new RowScope("");

  /**
   * The format the table of audiences requires: no audience can contain a comma or stand for all.
   */
  private static final Pattern AUDIENCE = Pattern.compile("(country|group|user):[A-Za-z0-9-]+");

  private static final ThreadLocal<@Nullable Frame> HERE = new ThreadLocal<>();

  private final String setting;

  private RowScope(String setting) {
    this.setting = setting;
  }

  /** A thread's scope, and the wider scope that the running transaction may have been given. */
  private record Frame(RowScope scope, @Nullable Lift lift) {}

  private static final class Lift implements TransactionSynchronization {
    private boolean over;

    @Override
    public void afterCompletion(int status) {
      over = true;
    }
  }

  /** A scope that holds until it is closed. */
  public interface Opened extends AutoCloseable {
    @Override
    void close();
  }

  /** Every row: for work done by a rule rather than for a person. */
  public static RowScope everything() {
    return EVERYTHING;
  }

  public static RowScope nothing() {
    return NOTHING;
  }

  /** The rows open to one of these audiences: {@code country:KE}, {@code user:amina}. */
  public static RowScope of(Collection<String> audiences) {
    return new RowScope(
        audiences.stream()
            .filter(audience -> AUDIENCE.matcher(audience).matches())
            .sorted()
            .collect(Collectors.joining(",")));
  }

  /** The current thread's scope. */
  public static RowScope current() {
    Frame here = HERE.get();
    if (here == null) {
      return EVERYTHING;
    }
    return here.lift() != null && !here.lift().over ? EVERYTHING : here.scope();
  }

  /**
   * Runs work within another scope, and restores the previous one afterwards, even after a failure.
   */
  public static <T extends @Nullable Object> T within(RowScope scope, Supplier<T> work) {
    try (Opened opened = open(scope)) {
      return work.get();
    }
  }

  /**
   * {@link #within} for use in a try block, where a lambda does not fit; closed on the same thread.
   */
  public static Opened open(RowScope scope) {
    Frame before = HERE.get();
    HERE.set(new Frame(scope, null));
    return () -> {
      if (before == null) {
        HERE.remove();
      } else {
        HERE.set(before);
      }
    };
  }

  /**
   * From here on, and until it has committed, the transaction acts by rule and sees everything.
   * Call it only after checking that the person may do this.
   *
   * @throws IllegalStateException without a transaction, because the lift would never end
   */
  public static void liftUntilTheTransactionEnds() {
    Frame here = HERE.get();
    if (here == null || current() == EVERYTHING) {
      return;
    }
    Lift lift = new Lift();
    TransactionSynchronizationManager.registerSynchronization(lift);
    HERE.set(new Frame(here.scope(), lift));
  }

  /** Wraps work for another thread, so that it runs in this thread's scope. */
  public static Runnable carrying(Runnable work) {
    RowScope scope = current();
    return () -> {
      try (Opened opened = open(scope)) {
        work.run();
      }
    };
  }

  /** The value of the connection's setting {@code compact.audiences}. */
  String setting() {
    return setting;
  }

  @Override
  public String toString() {
    return this == EVERYTHING ? "everything" : this == NOTHING ? "nothing" : setting;
  }
}
