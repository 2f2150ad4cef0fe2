package org.capacitycompact.authorization;

import java.util.Optional;

/** Which right is exercised in a user task; whoever handles the task says it. */
public interface RightsOfTasks {

  /** Nothing where nobody handles a task of this id. */
  Optional<Right> right(String task);

  /** Whether only whoever was asked decides it, and no deputy. */
  boolean isPersonal(String task);
}
