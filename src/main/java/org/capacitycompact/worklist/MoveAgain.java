package org.capacitycompact.worklist;

/** Retries moving a process to the models of this release that could not be moved. */
public interface MoveAgain {

  /**
   * The type of the engine's incident for a process that could not be moved; its message is the
   * name of the {@link Incident.Kind}.
   */
  String INCIDENT = "notMoved";

  /**
   * @param processInstance the process instance's id in the engine
   */
  void moveAgain(String processInstance);
}
