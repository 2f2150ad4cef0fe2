package org.capacitycompact.platform.engine;

import java.util.Date;
import java.util.EnumSet;
import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.capacitycompact.platform.web.Outage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Retries failed jobs after 5 seconds, 30 seconds, 2 minutes and 10 minutes before raising an
 * incident. The engine's default, three immediate tries, is used up before a restarted database is
 * back.
 */
@Component
class JobRetries extends AbstractProcessEnginePlugin {

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setFailedJobRetryTimeCycle("PT5S,PT30S,PT2M,PT10M");
    engine.setFailedJobCommandFactory(Retry::new);
  }

  /**
   * Two failures cost no retry: a job that needs the models of a newer release, and a job that
   * waited too long for its turn on an initiative.
   */
  private static final class Retry extends DefaultJobRetryCmd {

    private static final Set<Outage> NOT_ITS_FAULT = EnumSet.of(Outage.EXCHANGE, Outage.BUSY);
    private static final long LATER_MILLIS = 60_000;

    private Retry(String jobId, Throwable failure) {
      super(jobId, failure);
    }

    @Override
    public @Nullable Object execute(CommandContext context) {
      if (Outage.behind(exception).filter(NOT_ITS_FAULT::contains).isEmpty()) {
        return super.execute(context);
      }
      JobEntity job = getJob();
      if (job != null) {
        job.unlock();
        job.setDuedate(new Date(ClockUtil.getCurrentTime().getTime() + LATER_MILLIS));
      }
      return null;
    }
  }
}
