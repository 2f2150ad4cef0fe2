package org.capacitycompact.worklist;

import java.util.List;
import java.util.Map;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.Need;

/**
 * What a capability does with a person's decision: one bean per user task. The door calls it after
 * it has checked who acts and what the form's schema asks, in the transaction that completes the
 * task.
 */
public interface TaskHandler {

  /** Id of the user task in its model, {@code UserTask_EndorseDemand}. */
  String task();

  /**
   * What the form opens with, by key: raw values of fields (text, list of text), and texts that the
   * form shows.
   */
  default Map<String, Object> prefill(TaskInHand task) {
    return Map.of();
  }

  /**
   * The same where it depends on which places the form has: a task that was begun under an earlier
   * release keeps the form of that release.
   */
  default Map<String, Object> prefill(TaskInHand task, FormSchema schema) {
    return prefill(task);
  }

  /** Options that come from data, by the {@code valuesKey} of their field. */
  default Map<String, List<Choice>> choices(TaskInHand task) {
    return Map.of();
  }

  /**
   * What this task needs answered beside what its form says, by key; {@link #check} refuses by the
   * same ({@link Need#unmet}).
   */
  default Map<String, Need> needs(TaskInHand task) {
    return Map.of();
  }

  /** The same where it depends on which places the form has, as {@link #prefill} may. */
  default Map<String, Need> needs(TaskInHand task, FormSchema schema) {
    return needs(task);
  }

  /** What the schema cannot know is wrong with the answers; none when they can be taken. */
  default List<FieldError> check(TaskInHand task, Answers answers) {
    return List.of();
  }

  /**
   * Whether what is answered stands in the capability's own tables and nowhere else: no draft of it
   * is kept, and the record has what the route says of it.
   */
  default boolean secret() {
    return false;
  }

  /**
   * Whether the capability's own table refuses what comes after the end of its period; else the
   * door asks the timer that ends it.
   */
  default boolean refusesLate() {
    return false;
  }

  /** Records the decision in the capability's tables and answers where the process goes. */
  Route decide(TaskInHand task, Answers answers);
}
