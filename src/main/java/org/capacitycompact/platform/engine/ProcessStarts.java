package org.capacitycompact.platform.engine;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Starts processes in the system's name. Callers check first that the person may do this. */
@Component
public class ProcessStarts {

  private final RuntimeService runtime;
  private final ReleasedProcesses processes;
  private final EngineAccess engine;

  ProcessStarts(RuntimeService runtime, ReleasedProcesses processes, EngineAccess engine) {
    this.runtime = runtime;
    this.processes = processes;
    this.engine = engine;
  }

  /** Starts a process as this node's release has it, in the running transaction. */
  public void start(String process, String businessKey, List<VariableValue> variables) {
    engine.asSystem(
        () -> {
          runtime
              .createProcessInstanceById(processes.definition(process))
              .businessKey(businessKey)
              .setVariables(
                  variables.stream()
                      .collect(Collectors.toMap(VariableValue::name, VariableValue::value)))
              .execute();
        });
  }
}
