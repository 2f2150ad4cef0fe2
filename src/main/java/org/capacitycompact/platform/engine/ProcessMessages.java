package org.capacitycompact.platform.engine;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/**
 * Messages to running processes by business key, in the system's own name: whoever sends one has
 * asked before whether the person may.
 */
@Component
public class ProcessMessages {

  private final RuntimeService runtime;
  private final EngineAccess engine;

  ProcessMessages(RuntimeService runtime, EngineAccess engine) {
    this.runtime = runtime;
    this.engine = engine;
  }

  /** Whether a process of this business key waits for the message now. */
  public boolean awaited(String message, String businessKey) {
    return engine.inEngine(
        () ->
            runtime
                    .createExecutionQuery()
                    .processInstanceBusinessKey(businessKey)
                    .messageEventSubscriptionName(message)
                    .count()
                > 0);
  }

  /** Sends a message to every process of this business key that waits for it; there may be none. */
  public void sendAll(String message, String businessKey) {
    engine.asSystem(
        () ->
            runtime
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(businessKey)
                .correlateAll());
  }

  /** As {@link #sendAll(String, String)}, to those whose variable has this value. */
  public void sendAll(String message, String businessKey, String variable, Object value) {
    engine.asSystem(
        () ->
            runtime
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(businessKey)
                .processInstanceVariableEquals(variable, value)
                .correlateAll());
  }

  /** Sends a message that one process waits for. */
  public void send(String message, String businessKey) {
    engine.asSystem(
        () ->
            runtime
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(businessKey)
                .correlate());
  }
}
