package org.capacitycompact.worklist;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.AskedRows;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.Need;
import org.capacitycompact.plan.Missing.Moment;
import org.capacitycompact.platform.engine.Variable;
import org.jspecify.annotations.Nullable;

/**
 * How a capability handles a person's decision: one bean per user task. It is called after the
 * person and the form's rules have been checked, in the transaction that completes the task.
 */
public interface TaskHandler {

  /** The id of the user task in its model, {@code UserTask_EndorseDemand}. */
  String task();

  /** The right that is exercised in it; {@link Right} says who has it. */
  Right right();

  /**
   * The process variable that tells this task from others of its kind that are open at the same
   * time, {@code provider} where each provider is asked; null where there is one at a time.
   */
  default @Nullable Variable<?> oneFor() {
    return null;
  }

  /**
   * Whether the findings of decisions that were made before are worked on or weighed here: they
   * stand beside the form then.
   */
  default boolean weighsFindings() {
    return false;
  }

  /**
   * The form's initial values by key: raw values of fields (text, list of text), and texts that the
   * form shows.
   */
  default Map<String, Object> prefill(TaskInHand task) {
    return Map.of();
  }

  /**
   * The same, where it depends on the fields of the form: a task that was begun under an earlier
   * release keeps that release's form.
   */
  default Map<String, Object> prefill(TaskInHand task, FormSchema schema) {
    return prefill(task);
  }

  /**
   * The rows that its form asks about, where the form does not say itself which there are: results
   * of a plan, recommendations of a review. An answer about another row is refused.
   */
  default List<AskedRows> rows(TaskInHand task) {
    return List.of();
  }

  /**
   * As what it sends the plan, which has to say enough of it: what is asked there is not asked
   * here. Null for every other task.
   */
  default @Nullable Moment sends() {
    return null;
  }

  /** Options that come from data, by the {@code valuesKey} of their field. */
  default Map<String, List<Choice>> choices(TaskInHand task) {
    return Map.of();
  }

  /**
   * What must be answered in this task beyond what the form requires, by key; {@link #check}
   * refuses by the same rules ({@link Need#unmet}).
   */
  default Map<String, Need> needs(TaskInHand task) {
    return Map.of();
  }

  /** The same, where it depends on the fields of the form, as with {@link #prefill}. */
  default Map<String, Need> needs(TaskInHand task, FormSchema schema) {
    return needs(task);
  }

  /** Errors in the answers that the schema cannot find; empty when there are none. */
  default List<FieldError> check(TaskInHand task, Answers answers) {
    return List.of();
  }

  /**
   * Whether the answers are stored only in the capability's own tables: no draft is kept, and the
   * audit record gets what the route says instead.
   */
  default boolean isSecret() {
    return false;
  }

  /** Whether {@link #isReadBy} leaves out anybody who sees the initiative. */
  default boolean isReadBySome() {
    return false;
  }

  /**
   * Whether somebody who sees the initiative may read what was answered here; whoever wrote it
   * always may.
   *
   * @param localKey of the task, as {@link TaskInHand#localKey()}
   */
  default boolean isReadBy(Actor reader, @Nullable String localKey) {
    return true;
  }

  /** Keys of answers that are kept only where they are needed, as who is paid. */
  default Set<String> keptApart() {
    return Set.of();
  }

  /**
   * Whether this person was asked as themselves, as a voter or a reviewer is: no deputy decides it,
   * and nobody takes it over.
   */
  default boolean isPersonal() {
    return isSecret();
  }

  /**
   * Whether the capability's own table refuses late answers; otherwise the timer that ends the
   * period is checked.
   */
  default boolean refusesLate() {
    return false;
  }

  /**
   * Whether it is an act that is signed, as an endorsement, a commitment and an agreement are: it
   * may be signed by hand on its printed form.
   */
  default boolean isSigned() {
    return false;
  }

  /** Records the decision in the capability's tables, and returns where the process goes. */
  Route decide(TaskInHand task, Answers answers);
}
