package org.capacitycompact.help;

import java.util.List;
import java.util.Set;
import org.capacitycompact.initiative.Stage;

/**
 * What may follow a step of somebody's, whichever way its decision takes.
 *
 * @param tasks the next steps that people do
 * @param stages the stages that may begin
 * @param ends the ids of the ends that may be reached
 * @param ofInitiative whether these ends are the initiative's, not only the process's own
 * @param askers processes that asked for this one, where several may, and go on when it is over
 */
public record Ahead(
    Set<String> tasks,
    Set<Stage> stages,
    Set<End> ends,
    boolean ofInitiative,
    List<String> askers) {

  /** An end in a model, with its name there. */
  public record End(String id, String name) {}

  public boolean isEmpty() {
    return tasks.isEmpty() && stages.isEmpty() && ends.isEmpty() && askers.isEmpty();
  }
}
