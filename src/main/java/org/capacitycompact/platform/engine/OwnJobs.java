package org.capacitycompact.platform.engine;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Jobs that do {@link OwnWork}: ordered within a transaction, they exist once it has committed. */
@Component
public class OwnJobs {

  private final ProcessEngine processes;
  private final ManagementService jobs;
  private final EngineAccess engine;
  private final ReleasedProcesses release;

  OwnJobs(
      ProcessEngine processes,
      ManagementService jobs,
      EngineAccess engine,
      ReleasedProcesses release) {
    this.release = release;
    this.processes = processes;
    this.jobs = jobs;
    this.engine = engine;
  }

  /**
   * A job that failed as often as it is retried by itself.
   *
   * @param about what its work was ordered with
   */
  public record Failed(String id, String about) {}

  /** Orders work for as soon as the running transaction has committed. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(String kind, String about) {
    inEngine(
        context -> {
          MessageEntity job = new MessageEntity();
          describe(job, kind, about);
          context.getJobManager().send(job);
        });
  }

  /** Orders work for a moment to come. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(String kind, String about, Instant due) {
    inEngine(
        context -> {
          TimerEntity job = new TimerEntity();
          describe(job, kind, about);
          job.setDuedate(Date.from(due));
          context.getJobManager().schedule(job);
        });
  }

  private interface Change {
    void in(CommandContext context);
  }

  private void inEngine(Change change) {
    engine.asSystem(
        () -> {
          ((ProcessEngineConfigurationImpl) processes.getProcessEngineConfiguration())
              .getCommandExecutorTxRequired()
              .execute(
                  context -> {
                    change.in(context);
                    return Boolean.TRUE;
                  });
        });
  }

  private void describe(JobEntity job, String kind, String about) {
    job.setJobHandlerType(OwnWorkHandler.TYPE);
    job.setJobHandlerConfigurationRaw(new OwnWorkHandler.Order(kind, about).toCanonicalString());
    job.setRetries(JobRetries.TRIES);
    // Nodes of earlier releases do not know the work, and leave the jobs of this deployment alone.
    job.setDeploymentId(release.deployment());
  }

  /** The failed jobs of a kind, 1000 at most of all kinds together. */
  public List<Failed> failed(String kind) {
    return engine.inEngine(
        () ->
            jobs.createJobQuery().noRetriesLeft().orderByJobId().asc().listPage(0, 1000).stream()
                .flatMap(job -> told(job, kind).stream())
                .toList());
  }

  /**
   * Has work of a kind done now, whether it failed or waits for its time. A job that a node has in
   * hand is left alone.
   *
   * @param about which orders
   * @return how many orders were found
   */
  @Transactional
  public int hasten(String kind, Predicate<String> about, Instant now) {
    int[] found = {0};
    inEngine(
        context -> {
          for (Job job : context.getJobManager().findJobsByHandlerType(OwnWorkHandler.TYPE)) {
            JobEntity ours = (JobEntity) job;
            OwnWorkHandler.Order order =
                OwnWorkHandler.Order.of(ours.getJobHandlerConfigurationRaw());
            Date locked = ours.getLockExpirationTime();
            if (order.kind().equals(kind)
                && about.test(order.about())
                && (locked == null || locked.toInstant().isBefore(now))) {
              ours.setRetries(Math.max(1, ours.getRetries()));
              ours.setDuedate(Date.from(now));
              found[0]++;
            }
          }
        });
    return found[0];
  }

  private static Optional<Failed> told(@Nullable Job job, String kind) {
    if (!(job instanceof JobEntity ours) || !OwnWorkHandler.TYPE.equals(ours.getJobHandlerType())) {
      return Optional.empty();
    }
    OwnWorkHandler.Order order = OwnWorkHandler.Order.of(ours.getJobHandlerConfigurationRaw());
    return order.kind().equals(kind)
        ? Optional.of(new Failed(ours.getId(), order.about()))
        : Optional.empty();
  }
}
