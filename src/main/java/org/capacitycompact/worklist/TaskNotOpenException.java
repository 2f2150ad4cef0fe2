package org.capacitycompact.worklist;

import org.camunda.bpm.engine.AuthorizationException;

/**
 * The person has no such open task: it never was theirs, or it is done. All interfaces answer both
 * in the same words.
 */
public class TaskNotOpenException extends AuthorizationException {

  TaskNotOpenException(String taskId) {
    super("There is no task " + taskId + " for you to act on");
  }
}
