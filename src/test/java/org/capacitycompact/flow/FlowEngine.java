package org.capacitycompact.flow;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.capacitycompact.platform.engine.ModelExpressions;
import org.capacitycompact.platform.engine.ModelFiles;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/**
 * The one engine of all tests of flows: the real models and the application's rules about
 * expressions, and nothing of the application behind them. It is started by whoever asks first and
 * ends with the run.
 */
final class FlowEngine {

  private static final Pattern HANDLER =
      Pattern.compile("delegateExpression=\"\\$\\{([A-Za-z]+)}\"");
  private static final Pattern ASKED = Pattern.compile("\\$\\{([A-Za-z]+)\\.");
  private static final Pattern CALLED = Pattern.compile("calledElement=\"([a-z-]+)\"");

  /** The one step of a process that is stood in for. */
  static final String CALLED_STEP = "Called_";

  private static FlowEngine started;

  private final Map<String, String> models = new HashMap<>();
  private final Map<String, Handler> handlers = new HashMap<>();
  private final AskedByModels asked = new AskedByModels();
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final List<String> called = new ArrayList<>();
  private final ProcessEngine engine;

  static synchronized FlowEngine shared() {
    if (started == null) {
      started = new FlowEngine();
    }
    return started;
  }

  private FlowEngine() {
    ModelFiles.ofThisRelease()
        .processes()
        .forEach((name, model) -> models.put(name, new String(model, StandardCharsets.UTF_8)));
    try {
      EmbeddedPostgres server = EmbeddedPostgres.start();
      engine = configuration(server.getJdbcUrl("postgres", "postgres")).buildProcessEngine();
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  private ProcessEngineConfiguration configuration(String database) {
    StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
    configuration.setProcessEngineName("flows");
    configuration.setJdbcDriver("org.postgresql.Driver");
    configuration.setJdbcUrl(database);
    configuration.setJdbcUsername("postgres");
    configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
    configuration.setHistory(ProcessEngineConfiguration.HISTORY_ACTIVITY);
    configuration.setJobExecutorActivate(false);
    configuration.setMetricsEnabled(false);
    configuration.setExpressionManager(ModelExpressions.over(beans()));
    configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new RecordWays())));
    return configuration;
  }

  /** Every bean that a model names. */
  private StaticListableBeanFactory beans() {
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    for (String model : models.values()) {
      for (Matcher found = HANDLER.matcher(model); found.find(); ) {
        handlers.computeIfAbsent(found.group(1), name -> new Handler(name, called::add));
      }
      for (Matcher found = ASKED.matcher(model); found.find(); ) {
        beans.addBean(found.group(1), asked);
      }
    }
    handlers.forEach(beans::addBean);
    return beans;
  }

  /** Remembers each way that is taken. */
  private final class RecordWays extends AbstractBpmnParseListener {

    @Override
    public void parseSequenceFlow(Element flow, ScopeImpl scope, TransitionImpl way) {
      String process = ((ProcessDefinitionEntity) scope.getProcessDefinition()).getKey();
      String name = process + '/' + way.getId();
      way.addListener(
          ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) execution -> taken.add(name));
    }
  }

  /** Deploys a process as it is drawn; those that it calls are one task each. */
  String deploy(String process) {
    String model = Objects.requireNonNull(models.get(process), process);
    DeploymentBuilder deployment =
        engine
            .getRepositoryService()
            .createDeployment()
            .name(process)
            .addInputStream(
                process + ".bpmn",
                new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)));
    CALLED
        .matcher(model)
        .results()
        .map(call -> call.group(1))
        .distinct()
        .forEach(
            callee ->
                deployment.addModelInstance(
                    callee + ".bpmn",
                    Bpmn.createExecutableProcess(callee)
                        .camundaHistoryTimeToLive(1)
                        .startEvent()
                        .userTask(CALLED_STEP + callee)
                        .endEvent()
                        .done()));
    String id = deployment.deploy().getId();
    return engine
        .getRepositoryService()
        .createProcessDefinitionQuery()
        .deploymentId(id)
        .processDefinitionKey(process)
        .singleResult()
        .getId();
  }

  String model(String process) {
    return Objects.requireNonNull(models.get(process), process);
  }

  ProcessEngine engine() {
    return engine;
  }

  Handler handler(String name) {
    return Objects.requireNonNull(handlers.get(name), name);
  }

  AskedByModels asked() {
    return asked;
  }

  /** The handlers that were called since the last {@link #forget()}, in their order. */
  List<String> called() {
    return List.copyOf(called);
  }

  boolean taken(String process, String way) {
    return taken.contains(process + '/' + way);
  }

  void forget() {
    called.clear();
    asked.forget();
    handlers.values().forEach(Handler::forget);
  }
}
