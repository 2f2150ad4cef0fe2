package org.capacitycompact.platform.engine;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.capacitycompact.platform.database.RowScope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Calls the engine in the name of a person or of the system itself. */
@Component
public class EngineAccess {

  private final IdentityService identity;

  EngineAccess(IdentityService identity) {
    this.identity = identity;
  }

  /** Calls the engine in a person's name; the engine's checks apply what that person may do. */
  public <T> T actingAs(String userId, List<String> groups, Supplier<T> work) {
    Authentication before = identity.getCurrentAuthentication();
    identity.setAuthentication(userId, groups);
    try {
      return work.get();
    } finally {
      restore(before);
    }
  }

  /**
   * Calls the engine as the system, for a rule that has already been checked. Whatever the engine
   * calls in turn sees every row.
   */
  public <T> T asSystem(Supplier<T> work) {
    return RowScope.within(RowScope.everything(), () -> inEngine(work));
  }

  /**
   * Reads the engine's own tables as the system: models, history, accounts. The row scope for our
   * own tables is unchanged.
   */
  public <T> T inEngine(Supplier<T> work) {
    Authentication before = identity.getCurrentAuthentication();
    CommandContext running = Context.getCommandContext();
    identity.clearAuthentication();
    try {
      return running == null ? work.get() : running.runWithoutAuthorization(work::get);
    } catch (OptimisticLockingException metAnother) {
      // Callers know this exception, and tell people that somebody else was faster.
      throw new OptimisticLockingFailureException("the process was moved meanwhile", metAnother);
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    } finally {
      restore(before);
    }
  }

  /** {@link #asSystem(Supplier)} without an answer. */
  public void asSystem(Runnable work) {
    asSystem(
        () -> {
          work.run();
          return Boolean.TRUE;
        });
  }

  /**
   * The sign-in name of the person in whose name the engine acts now; null when it acts by a rule.
   */
  public @Nullable String actingUser() {
    Authentication acting = identity.getCurrentAuthentication();
    return acting == null ? null : acting.getUserId();
  }

  private void restore(@Nullable Authentication before) {
    if (before == null) {
      identity.clearAuthentication();
    } else {
      identity.setAuthentication(before);
    }
  }
}
