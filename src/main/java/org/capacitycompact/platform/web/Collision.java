package org.capacitycompact.platform.web;

import jakarta.persistence.OptimisticLockException;
import jakarta.servlet.ServletRequest;
import java.sql.SQLException;
import java.util.Set;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Two acts met: nothing is wrong with either, and nothing of this one was kept. It can be done
 * again in a transaction of its own; where it was in vain, people and programs are told with 409.
 */
public final class Collision {

  /**
   * By SQL state: serialization and deadlock; a key that somebody else has just written, and a row
   * that has just gone from under what hangs on it.
   */
  private static final Set<String> STATES = Set.of("40001", "40P01", "23505", "23503");

  private static final String PARENT_IS_GONE = "ENGINE-03077";

  private static final String NOTED = Collision.class.getName();
  private static final int DEEPEST = 30;

  private Collision() {}

  /** Whether a failure is one, however deep its cause. */
  public static boolean isBehind(@Nullable Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof OptimisticLockingException
          // What a message was to find waiting has just gone on.
          || cause instanceof MismatchingMessageCorrelationException
          || cause instanceof ProcessEngineException ofEngine && isOfHalfAProcess(ofEngine)
          || cause instanceof OptimisticLockException
          || cause instanceof ConcurrencyFailureException
          || cause instanceof SQLException ofDatabase && STATES.contains(state(ofDatabase))) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /**
   * The engine reads the parts of a process one after the other: what another act has just ended is
   * missing above what it has in hand already.
   */
  private static boolean isOfHalfAProcess(ProcessEngineException failure) {
    return String.valueOf(failure.getMessage()).startsWith(PARENT_IS_GONE);
  }

  private static String state(SQLException failure) {
    return failure.getSQLState() == null ? "" : failure.getSQLState();
  }

  /** Remembers it of the request in hand, for a door that tells failures in its own way. */
  public static void note(Throwable failure) {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request != null && isBehind(failure)) {
      request.setAttribute(NOTED, true, RequestAttributes.SCOPE_REQUEST);
    }
  }

  /** Whether it was noted of a request, also once whatever answered it is done. */
  public static boolean isNotedOf(ServletRequest request) {
    return request.getAttribute(NOTED) != null;
  }
}
