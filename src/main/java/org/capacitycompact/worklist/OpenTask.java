package org.capacitycompact.worklist;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.Need;
import org.jspecify.annotations.Nullable;

/**
 * A task with its form as it opens.
 *
 * @param needs what has to be answered beside what the form says, by key
 * @param values what the fields hold: this person's draft where there is one, else what is known
 *     already
 * @param draftSavedAt when the draft was saved, or null without one
 * @param draftVersion rises with each saving; 0 without a draft
 * @param shared whether it is a group's, and may be given back to it
 * @param secret whether its answers are kept nowhere but where they count: it has no draft
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
    boolean secret) {}
