package org.capacitycompact.platform.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.EverLivingJobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has the engine's job executor do {@link StandingWork}: one job for each, which is due again after
 * a rest. It belongs to the deployment of a release, so that nodes of earlier releases, which do
 * not know it, leave it alone.
 */
@Component
class StandingJobs extends AbstractProcessEnginePlugin implements JobHandler<StandingJobs.Work> {

  private static final Logger LOG = LoggerFactory.getLogger(StandingJobs.class);

  static final String TYPE = "compact-standing";
  private static final Duration WHERE_UNKNOWN = Duration.ofMinutes(1);

  private final ObjectProvider<StandingWork> works;
  private final ReleasedProcesses release;
  private final ObjectProvider<PlatformTransactionManager> transactions;
  private final Clock clock;
  private @Nullable ProcessEngineConfigurationImpl engine;

  StandingJobs(
      ObjectProvider<StandingWork> works,
      ReleasedProcesses release,
      ObjectProvider<PlatformTransactionManager> transactions,
      Clock clock) {
    this.transactions = transactions;
    this.works = works;
    this.release = release;
    this.clock = clock;
  }

  /** Which work a job does. */
  record Work(String name) implements JobHandlerConfiguration {
    @Override
    public String toCanonicalString() {
      return name;
    }
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    engine = configuration;
    JobHandlers.add(this, configuration);
  }

  /** Creates the jobs that do not exist yet. Nodes start one after the other. */
  @EventListener(ContextRefreshedEvent.class)
  void ensure() {
    ProcessEngineConfigurationImpl configuration = engine;
    if (configuration != null) {
      configuration
          .getCommandExecutorTxRequired()
          .execute(
              context -> {
                works.forEach(work -> ensure(work, context));
                return null;
              });
    }
  }

  private void ensure(StandingWork work, CommandContext context) {
    JobEntity known = context.getJobManager().findJobById(id(work.name()));
    if (known != null && known.getRetries() == 0) {
      // It failed as often as it is tried; a start is a new beginning.
      known.setRetries(JobRetries.TRIES);
    }
    if (known == null) {
      EverLivingJobEntity job = new EverLivingJobEntity();
      job.setId(id(work.name()));
      job.setJobHandlerType(TYPE);
      job.setJobHandlerConfiguration(new Work(work.name()));
      job.setDeploymentId(release.deployment());
      job.setDuedate(Date.from(clock.instant()));
      job.setRetries(JobRetries.TRIES);
      job.insert();
    }
  }

  private static String id(String name) {
    return "compact-" + name;
  }

  @Override
  public String getType() {
    return TYPE;
  }

  @Override
  public Work newConfiguration(String canonical) {
    return new Work(canonical);
  }

  @Override
  public void execute(
      Work asked,
      @Nullable ExecutionEntity execution,
      CommandContext context,
      @Nullable String tenant) {
    Optional<StandingWork> known =
        works.stream().filter(work -> work.name().equals(asked.name())).findFirst();
    known.ifPresent(this::attempt);
    JobEntity job = context.getJobManager().findJobById(id(asked.name()));
    context
        .getJobManager()
        .reschedule(
            job,
            Date.from(clock.instant().plus(known.map(StandingWork::every).orElse(WHERE_UNKNOWN))));
  }

  /**
   * A failure must not end the job: it has no people who could start it again. The work is done
   * outside the job's transaction, which a failing statement would spoil.
   */
  private void attempt(StandingWork work) {
    try {
      TransactionTemplate outside = new TransactionTemplate(transactions.getObject());
      outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
      outside.executeWithoutResult(status -> work.run());
    } catch (RuntimeException failure) {
      LOG.warn("{} is done again later", work.name(), failure);
    }
  }

  @Override
  public void onDelete(Work work, @Nullable JobEntity job) {
    // It leaves nothing behind.
  }
}
