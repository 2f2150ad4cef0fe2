package org.capacitycompact.platform.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Replaces the engine's unsafe defaults. docs/decisions/0004 lists each, with the test that holds
 * it.
 */
@Component
// The owner of the tables has made them before the engine starts.
@DependsOnDatabaseInitialization
@Order(Ordered.LOWEST_PRECEDENCE - 10)
class EngineHardening extends AbstractProcessEnginePlugin {

  private final BeanFactory beans;
  private final ObjectProvider<CommandInterceptor> doors;
  private final ObjectProvider<BpmnParseListener> parseListeners;
  private final int passwordRounds;

  EngineHardening(
      BeanFactory beans,
      ObjectProvider<CommandInterceptor> doors,
      ObjectProvider<BpmnParseListener> parseListeners,
      @Value("${compact.accounts.password-rounds:210000}") int passwordRounds) {
    this.beans = beans;
    this.doors = doors;
    this.parseListeners = parseListeners;
    this.passwordRounds = passwordRounds;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setExpressionManager(new AllowlistedExpressions(beans));
    engine.setEnableExpressionsInAdhocQueries(false);
    engine.setEnableExpressionsInStoredQueries(false);
    engine.setScriptEngineResolver(new NoScripts());
    engine.setEnableScriptEngineLoadExternalResources(false);
    engine.setEnableFetchScriptEngineFromProcessApplication(false);
    engine.setDeserializationTypeValidationEnabled(true);
    engine.setDeserializationAllowedPackages("");
    engine.setDeserializationAllowedClasses("");
    engine.setJavaSerializationFormatEnabled(false);
    engine.setEnableXxeProcessing(false);
    // Tasklist's filters use this; without it Tasklist would show nothing.
    engine.setQueryMaxResultsLimit(2000);
    engine.setEnableHistoricInstancePermissions(true);
    engine.setDefaultUserPermissionNameForTask("TASK_WORK");
    engine.setHistoryRemovalTimeStrategy("end");
    engine.setResourceAuthorizationProvider(new TaskGrants());
    engine.setDbMetricsReporterActivate(false);
    engine.setTaskMetricsEnabled(false);
    engine.setEnablePasswordPolicy(true);
    engine.setPasswordPolicy(new PasswordLengthPolicy());
    engine.setPasswordEncryptor(new SlowHash(passwordRounds));
    // account.SignIn makes people wait after wrong passwords, by address too. The engine's own
    // check would let anyone lock another person out, so it is not used.
    engine.setLoginMaxAttempts(Integer.MAX_VALUE);
    // A refusal is an answer to the caller and is not logged; failures in jobs are.
    engine.setEnableCmdExceptionLogging(false);
    engine.setCustomPostCommandInterceptorsTxRequired(
        append(
            engine.getCustomPostCommandInterceptorsTxRequired(), doors.orderedStream().toList()));
    engine.setCustomPreBPMNParseListeners(
        append(engine.getCustomPreBPMNParseListeners(), parseListeners.orderedStream().toList()));
  }

  private static <T> List<T> append(
      @org.jspecify.annotations.Nullable List<T> present, List<T> ours) {
    List<T> all = new ArrayList<>(present == null ? List.of() : present);
    all.addAll(ours);
    return all;
  }
}
