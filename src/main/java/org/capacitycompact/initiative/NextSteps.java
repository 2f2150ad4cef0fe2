package org.capacitycompact.initiative;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When initiatives are expected to go on, as the task list knows it. */
public interface NextSteps {

  /**
   * When an initiative is expected to go on.
   *
   * @param dueAt when its next step is due
   * @param dormantUntil when it is asked again, where all of its steps are dormant; else null
   */
  record Next(Instant dueAt, @Nullable LocalDate dormantUntil) {}

  /** What each of these initiatives waits for; those that wait for nobody are absent. */
  Map<InitiativeNumber, Next> next(Collection<InitiativeNumber> numbers);
}
