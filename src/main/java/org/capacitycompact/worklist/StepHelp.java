package org.capacitycompact.worklist;

import java.util.Locale;
import java.util.Optional;

/**
 * Help about one step, folded on its task's page: what it is for, what a good answer looks like,
 * who decides next and when. One bean gives it for all steps.
 */
public interface StepHelp {

  /** The template of its fragment {@code step}, which is given what {@link #of} says. */
  String template();

  /**
   * What there is to say of a step; empty where it stands in no stage.
   *
   * @param task the id of the user task
   */
  Optional<?> of(String task, Locale language);
}
