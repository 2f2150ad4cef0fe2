package org.capacitycompact.worklist;

/** Tries once more to bring a process that could not move to the models of this release. */
public interface MoveAgain {

  /**
   * The type of the engine's incident that says a process could not move; its message is the name
   * of the {@link Incident.Kind}.
   */
  String INCIDENT = "notMoved";

  /**
   * @param processInstance the engine's id of it
   */
  void moveAgain(String processInstance);
}
