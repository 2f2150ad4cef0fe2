package org.capacitycompact.platform.engine;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * What goes on by itself and fails is tried again after 5 seconds, 30 seconds, 2 and 10 minutes,
 * and only then is an incident: the engine's default, three times at once, is over before a
 * database that was restarted is back.
 */
@Component
class JobRetries extends AbstractProcessEnginePlugin {

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setFailedJobRetryTimeCycle("PT5S,PT30S,PT2M,PT10M");
  }
}
