package org.capacitycompact.platform.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;

/** The engine's list of handlers of jobs, which is null until somebody makes one. */
final class JobHandlers {

  private JobHandlers() {}

  @SuppressWarnings("rawtypes") // So the engine declares its list.
  static void add(JobHandler<?> handler, ProcessEngineConfigurationImpl engine) {
    List<JobHandler> handlers = new ArrayList<>();
    if (engine.getCustomJobHandlers() != null) {
      handlers.addAll(engine.getCustomJobHandlers());
    }
    handlers.add(handler);
    engine.setCustomJobHandlers(handlers);
  }
}
