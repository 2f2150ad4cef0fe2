package org.capacitycompact.worklist;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.Need;
import org.capacitycompact.plan.FormerQuestions;
import org.jspecify.annotations.Nullable;

/**
 * A task with its form as it opens.
 *
 * @param needs what has to be answered beyond what the form requires, by key
 * @param values the fields' values: this person's draft if there is one, else what is known already
 * @param draftSavedAt when the draft was saved, or null without one
 * @param draftVersion increases with each save; 0 without a draft
 * @param shared whether it is a group's task, and can be returned to the group
 * @param secret whether its answers are stored only by its capability, without a draft
 * @param inPlan keys that the form asked once and the plan answers now: an answer here is refused
 * @param former what this person wrote into the form of before, and no section took over
 */
public record OpenTask(
    TaskInHand task,
    FormSchema schema,
    Map<String, List<Choice>> choices,
    Map<String, Need> needs,
    Map<String, Object> values,
    @Nullable Instant draftSavedAt,
    long draftVersion,
    boolean shared,
    boolean secret,
    List<String> inPlan,
    List<Former> former) {

  /**
   * What a draft of before says about a row of the plan, as typed.
   *
   * @param place where it is written now
   */
  public record Former(FormerQuestions.Place place, Object said) {}
}
