package org.capacitycompact.release;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.platform.engine.ModelFiles;
import org.capacitycompact.sample.Cast;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The models of an earlier release in the database: today's, except for what a test changes. They
 * are removed when the test ends, with everything that still runs by them.
 */
final class EarlierRelease implements AutoCloseable {

  private final ProcessEngine engine;
  private final EngineAccess access;
  private final Cast cast;
  private String deployment = "";
  private Map<String, String> definitions = Map.of();

  @Autowired
  EarlierRelease(ProcessEngine engine, EngineAccess access, Cast cast) {
    this.engine = engine;
    this.access = access;
    this.cast = cast;
  }

  /** Deploys them, with these processes changed. */
  EarlierRelease with(Map<String, UnaryOperator<String>> otherwise) {
    DeploymentBuilder release =
        engine.getRepositoryService().createDeployment().name("processes-and-forms");
    Map<String, byte[]> models = new HashMap<>(ModelFiles.ofThisRelease().content());
    otherwise.forEach(
        (process, was) ->
            models.compute(
                process + ".bpmn",
                (name, today) ->
                    was.apply(new String(today, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8)));
    models.forEach(
        (name, model) -> release.addString(name, new String(model, StandardCharsets.UTF_8)));
    deployment = access.asSystem(() -> release.deploy().getId());
    definitions =
        access
            .asSystem(
                () ->
                    engine
                        .getRepositoryService()
                        .createProcessDefinitionQuery()
                        .deploymentId(deployment)
                        .list())
            .stream()
            .collect(Collectors.toMap(ProcessDefinition::getKey, ProcessDefinition::getId));
    return this;
  }

  /** Replaces a text of today's models wherever it occurs. */
  static UnaryOperator<String> where(String today, String then) {
    return model -> {
      if (!model.contains(today)) {
        throw new IllegalArgumentException("the model says nowhere " + today);
      }
      return model.replace(today, then);
    };
  }

  /** An initiative that Kenya raised then: it runs by these models from its beginning. */
  InitiativeNumber raised(String title) {
    InitiativeNumber number = cast.raise("amina", title);
    access.asSystem(
        () -> {
          engine
              .getRuntimeService()
              .createProcessInstanceQuery()
              .processInstanceBusinessKey(number.value())
              .rootProcessInstances()
              .list()
              .forEach(
                  begun ->
                      engine.getRuntimeService().deleteProcessInstance(begun.getId(), "again"));
          engine
              .getRuntimeService()
              .createProcessInstanceById(definitions.get("initiative-lifecycle"))
              .businessKey(number.value())
              .setVariable("country", "KE")
              .execute();
        });
    return number;
  }

  /** The deployments by which the processes of an initiative run. */
  List<String> deploymentsOf(InitiativeNumber number) {
    return access.asSystem(
        () ->
            engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .list()
                .stream()
                .map(
                    running ->
                        engine
                            .getRepositoryService()
                            .getProcessDefinition(running.getProcessDefinitionId())
                            .getDeploymentId())
                .distinct()
                .toList());
  }

  String deployment() {
    return deployment;
  }

  @Override
  public void close() {
    access.asSystem(
        () -> engine.getRepositoryService().deleteDeployment(deployment, true, true, true));
  }
}
