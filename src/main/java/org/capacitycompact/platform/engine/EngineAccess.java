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

/** In whose name the engine is called: a person's, or the system's own. */
@Component
public class EngineAccess {

  private final IdentityService identity;

  EngineAccess(IdentityService identity) {
    this.identity = identity;
  }

  /** Calls the engine in a person's name: the doors ask what that person may do. */
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
   * Calls the engine as the system, on behalf of a rule that has already been checked: whatever the
   * engine calls in turn sees every row.
   */
  public <T> T asSystem(Supplier<T> work) {
    return RowScope.within(RowScope.everything(), () -> inEngine(work));
  }

  /**
   * Asks the engine as the system for what stands in its own tables: models, history, accounts.
   * Which rows of ours can be seen stays as it is.
   */
  public <T> T inEngine(Supplier<T> work) {
    Authentication before = identity.getCurrentAuthentication();
    CommandContext running = Context.getCommandContext();
    identity.clearAuthentication();
    try {
      return running == null ? work.get() : running.runWithoutAuthorization(work::get);
    } catch (OptimisticLockingException metAnother) {
      // The doors know this one, and tell people that somebody was before them.
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

  /** The sign-in name of whose act the engine carries out now; null where it acts by a rule. */
  public @Nullable String inTheNameOf() {
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
