package org.capacitycompact.worklist.web;

import org.capacitycompact.web.Tag;
import org.jspecify.annotations.Nullable;

/**
 * An open step.
 *
 * @param element the step's id in its model
 * @param who the people it waits for, in words
 * @param dueOn the day, in words
 * @param taskId the reader's own task, or null when it is not theirs
 */
record WaitingStep(
    String element,
    String task,
    String who,
    Tag due,
    String dueOn,
    boolean escalated,
    boolean country,
    @Nullable String taskId) {}
