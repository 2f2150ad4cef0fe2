package org.capacitycompact.platform.engine;

import java.time.Duration;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10));

  /** How often a job is tried before it is an incident. */
  static final int TRIES = WAITS.size() + 1;

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setFailedJobRetryTimeCycle(
        WAITS.stream().map(Duration::toString).collect(Collectors.joining(",")));
    engine.setFailedJobCommandFactory(Retry::new);
  }

  /**
   * Two failures cost no retry: a job that needs the models of a newer release, and a job that
   * waited too long for its turn on an initiative.
   */
  private static final class Retry extends DefaultJobRetryCmd {

    private static final Set<Outage> NOT_ITS_FAULT = EnumSet.of(Outage.EXCHANGE, Outage.BUSY);
    private static final Set<String> OUTSIDE_PROCESSES =
        Set.of(OwnWorkHandler.TYPE, StandingJobs.TYPE);
    private static final long LATER_MILLIS = 60_000;

    private Retry(String jobId, Throwable failure) {
      super(jobId, failure);
    }

    @Override
    public @Nullable Object execute(CommandContext context) {
      if (Outage.behind(exception).filter(NOT_ITS_FAULT::contains).isEmpty()) {
        super.execute(context);
        waitOutsideProcesses();
        return null;
      }
      JobEntity job = getJob();
      if (job != null) {
        job.unlock();
        job.setDuedate(inMillis(LATER_MILLIS));
      }
      return null;
    }

    /** The engine knows waits for the steps of processes only, and repeats other jobs at once. */
    private void waitOutsideProcesses() {
      JobEntity job = getJob();
      if (job != null && OUTSIDE_PROCESSES.contains(job.getJobHandlerType())) {
        int tried = Math.max(1, TRIES - job.getRetries());
        job.setDuedate(inMillis(WAITS.get(Math.min(tried, WAITS.size()) - 1).toMillis()));
      }
    }

    private static Date inMillis(long millis) {
      return new Date(ClockUtil.getCurrentTime().getTime() + millis);
    }
  }
}
