package org.capacitycompact.platform.engine;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/**
 * Sends messages to running processes by business key, in the system's name. Callers check first
 * that the person may do this.
 */
@Component
public class ProcessMessages {

  private final RuntimeService runtime;
  private final EngineAccess engine;

  ProcessMessages(RuntimeService runtime, EngineAccess engine) {
    this.runtime = runtime;
    this.engine = engine;
  }

  /** Whether a process with this business key is waiting for the message. */
  public boolean isAwaited(String message, String businessKey) {
    return engine.inEngine(
        () ->
            runtime
                    .createExecutionQuery()
                    .processInstanceBusinessKey(businessKey)
                    .messageEventSubscriptionName(message)
                    .count()
                > 0);
  }

  /** Sends a message to every process with this business key that waits for it, if any. */
  public void sendAll(String message, String businessKey) {
    engine.asSystem(
        () ->
            runtime
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(businessKey)
                .correlateAll());
  }

  /** As {@link #sendAll(String, String)}, to those with this value. */
  public void sendAll(String message, String businessKey, VariableValue having) {
    engine.asSystem(
        () ->
            runtime
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(businessKey)
                .processInstanceVariableEquals(having.name(), having.value())
                .correlateAll());
  }

  /** Sends a message that exactly one process waits for. */
  public void send(String message, String businessKey) {
    engine.asSystem(
        () ->
            runtime
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(businessKey)
                .correlate());
  }
}
