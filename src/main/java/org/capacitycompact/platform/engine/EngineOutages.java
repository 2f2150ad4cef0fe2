package org.capacitycompact.platform.engine;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.capacitycompact.platform.Retry;
import org.capacitycompact.platform.web.Collision;
import org.capacitycompact.platform.web.Outage;
import org.springframework.boot.autoconfigure.jersey.ResourceConfigCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The engine's own interfaces answer every failure with 500 and its message. This notes commands
 * that failed because of an outage, so that those interfaces answer 503 like the others.
 */
@Configuration(proxyBeanMethods = false)
class EngineOutages {

  @Bean
  AbstractProcessEnginePlugin noteOutages() {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl engine) {
        List<CommandInterceptor> first = new ArrayList<>();
        first.add(new Noting());
        first.add(new Repeating());
        if (engine.getCustomPreCommandInterceptorsTxRequired() != null) {
          first.addAll(engine.getCustomPreCommandInterceptorsTxRequired());
        }
        engine.setCustomPreCommandInterceptorsTxRequired(first);
      }
    };
  }

  @Bean
  ResourceConfigCustomizer outagesOfTheEngineApi() {
    return engineApi -> engineApi.register(new Telling());
  }

  /** Wraps the transaction, because beginning or committing it can fail as well. */
  private static final class Noting extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
      try {
        return next.execute(command);
      } catch (RuntimeException failure) {
        Outage.note(failure);
        Collision.note(failure);
        throw failure;
      }
    }
  }

  /**
   * Retries what a person or a worker does when it collides with concurrent work, through any
   * interface. It wraps the transaction, since nothing can be repeated within one.
   */
  private static final class Repeating extends CommandInterceptor {

    private static final int TRIES = 5;
    private static final Set<Class<?>> REPEATED =
        Set.of(
            CompleteTaskCmd.class,
            SubmitTaskFormCmd.class,
            ClaimTaskCmd.class,
            AssignTaskCmd.class,
            ExternalTaskCmd.class);

    @Override
    public <T> T execute(Command<T> command) {
      return TransactionSynchronizationManager.isActualTransactionActive()
              || REPEATED.stream().noneMatch(kind -> kind.isInstance(command))
          ? next.execute(command)
          : Retry.times(TRIES, Collision::isCauseOf, () -> next.execute(command));
    }
  }

  private static final class Telling implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      if (response.getStatus() >= 500 && Outage.noted().isPresent()) {
        response.setStatus(503);
        response.getHeaders().putSingle("Retry-After", Outage.RETRY_AFTER);
        response.setEntity(
            Map.of(
                "type",
                "ServiceUnavailable",
                "message",
                "The system cannot answer just now. Ask again in a while."),
            null,
            MediaType.APPLICATION_JSON_TYPE);
      }
    }
  }
}
