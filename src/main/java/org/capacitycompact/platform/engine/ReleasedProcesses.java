package org.capacitycompact.platform.engine;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/**
 * The process definitions that this node's release deployed: new instances start in them, and
 * running ones move to them.
 */
@Component
public class ReleasedProcesses {

  private volatile String deployment = "";
  private volatile Map<String, String> definitions = Map.of();

  void set(String deploymentId, List<ProcessDefinition> deployed) {
    deployment = deploymentId;
    definitions =
        deployed.stream()
            .collect(
                Collectors.toUnmodifiableMap(ProcessDefinition::getKey, ProcessDefinition::getId));
  }

  /** The id of their deployment in the engine. */
  public String deployment() {
    return deployment;
  }

  /**
   * The id of a process's definition.
   *
   * @throws IllegalArgumentException when this release has no such process
   */
  public String definition(String process) {
    String definition = definitions.get(process);
    if (definition == null) {
      throw new IllegalArgumentException("this release has no process " + process);
    }
    return definition;
  }
}
