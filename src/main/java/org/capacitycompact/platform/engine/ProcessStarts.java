package org.capacitycompact.platform.engine;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/**
 * Starts processes beside the one that carries an initiative, in the system's own name: whoever
 * starts one has asked before whether the person may.
 */
@Component
public class ProcessStarts {

  private final RuntimeService runtime;
  private final EngineAccess engine;

  ProcessStarts(RuntimeService runtime, EngineAccess engine) {
    this.runtime = runtime;
    this.engine = engine;
  }

  /** Starts the newest version of a process with these scalars, in the running transaction. */
  public void start(String process, String businessKey, Map<String, Object> variables) {
    engine.asSystem(
        () -> {
          runtime
              .createProcessInstanceByKey(process)
              .businessKey(businessKey)
              .setVariables(variables)
              .execute();
        });
  }
}
