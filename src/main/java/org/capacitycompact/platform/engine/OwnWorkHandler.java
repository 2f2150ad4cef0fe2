package org.capacitycompact.platform.engine;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.capacitycompact.platform.database.RowScope;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Hands the engine's jobs to {@link OwnWork}. Who does it is looked up when a job runs: those beans
 * use the engine, which is only being made when this is told to it.
 */
@Component
class OwnWorkHandler extends AbstractProcessEnginePlugin
    implements JobHandler<OwnWorkHandler.Order> {

  /** Stands in the engine's table of jobs. */
  static final String TYPE = "compact-work";

  private final ObjectProvider<OwnWork> works;

  OwnWorkHandler(ObjectProvider<OwnWork> works) {
    this.works = works;
  }

  /** What was ordered, as the job keeps it. */
  record Order(String kind, String about) implements JobHandlerConfiguration {

    static Order of(String kept) {
      int colon = kept.indexOf(':');
      return new Order(kept.substring(0, colon), kept.substring(colon + 1));
    }

    @Override
    public String toCanonicalString() {
      return kind + ':' + about;
    }
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    JobHandlers.add(this, engine);
  }

  @Override
  public String getType() {
    return TYPE;
  }

  @Override
  public Order newConfiguration(String kept) {
    return Order.of(kept);
  }

  @Override
  public void execute(
      Order order,
      @Nullable ExecutionEntity none,
      CommandContext context,
      @Nullable String tenant) {
    OwnWork work =
        works.stream()
            .filter(each -> each.kind().equals(order.kind()))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("nobody does " + order.kind()));
    RowScope.within(
        RowScope.everything(),
        () -> {
          work.run(order.about());
          return Boolean.TRUE;
        });
  }

  @Override
  public void onDelete(Order order, JobEntity job) {
    // Nothing is kept beside the job.
  }
}
