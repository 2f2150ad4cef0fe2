package org.capacitycompact.worklist;

import org.camunda.bpm.engine.AuthorizationException;

/**
 * No such task for this person now: it never was theirs, or it is done. The doors answer both in
 * the same words.
 */
public class TaskNotOpenException extends AuthorizationException {

  TaskNotOpenException(String taskId) {
    super("There is no task " + taskId + " for you to act on");
  }
}
