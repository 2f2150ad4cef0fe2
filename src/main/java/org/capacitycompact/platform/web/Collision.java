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
 * Two acts collided: neither is wrong, and nothing of this one was saved. It can be repeated in a
 * new transaction; when repeats fail too, people and programs get a 409.
 */
public final class Collision {

  /**
   * SQL states: serialization failure and deadlock; a key that somebody else has just inserted; a
   * referenced row that has just been deleted.
   */
  private static final Set<String> STATES = Set.of("40001", "40P01", "23505", "23503");

  private static final String PARENT_IS_GONE = "ENGINE-03077";

  private static final String NOTED = Collision.class.getName();
  private static final int DEEPEST = 30;

  private Collision() {}

  /** Whether a failure was caused by a collision, however deep its cause. */
  public static boolean isCauseOf(@Nullable Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof OptimisticLockingException
          // The process that the message was meant for has just moved on.
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
   * The engine reads the parts of a process one by one: a parent that another act has just ended is
   * missing.
   */
  private static boolean isOfHalfAProcess(ProcessEngineException failure) {
    return String.valueOf(failure.getMessage()).startsWith(PARENT_IS_GONE);
  }

  private static String state(SQLException failure) {
    return failure.getSQLState() == null ? "" : failure.getSQLState();
  }

  /**
   * Notes the collision on the current request, for interfaces that report failures in their own
   * way.
   */
  public static void note(Throwable failure) {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request != null && isCauseOf(failure)) {
      request.setAttribute(NOTED, true, RequestAttributes.SCOPE_REQUEST);
    }
  }

  /** Whether a collision was noted on a request, even after it was answered. */
  public static boolean isNotedOf(ServletRequest request) {
    return request.getAttribute(NOTED) != null;
  }
}
