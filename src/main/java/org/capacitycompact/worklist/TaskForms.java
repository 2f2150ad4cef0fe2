package org.capacitycompact.worklist;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.camunda.bpm.engine.RepositoryService;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.ReleasedForms;
import org.capacitycompact.plan.PlanAnswers;
import org.capacitycompact.platform.engine.EngineAccess;
import org.springframework.stereotype.Component;

/** The form of a task, as it was deployed with its process. */
@Component
class TaskForms {

  private final RepositoryService repository;
  private final EngineAccess engine;
  private final ReleasedForms released;

  // Deployed files never change, so they can be cached on every node.
  private final ConcurrentMap<String, FormSchema> read = new ConcurrentHashMap<>();

  TaskForms(RepositoryService repository, EngineAccess engine, ReleasedForms released) {
    this.repository = repository;
    this.engine = engine;
    this.released = released;
  }

  FormSchema of(String processDefinitionId, String form) {
    String key = processDefinitionId + "/" + form;
    FormSchema known = read.get(key);
    if (known == null) {
      // It is read in any case, so that a node stays away from a process of a newer release.
      FormSchema asked = deployed(processDefinitionId, form);
      // What an earlier release asked in a form that is sent with the plan is written there now.
      known = PlanAnswers.areSentWith(form) ? released.of(form) : released.asOf(asked);
      read.put(key, known);
    }
    return known;
  }

  private FormSchema deployed(String processDefinitionId, String form) {
    return engine.inEngine(
        () -> {
          String deployment =
              repository.getProcessDefinition(processDefinitionId).getDeploymentId();
          try (InputStream file = repository.getResourceAsStream(deployment, form + ".form")) {
            return FormSchema.parse(file.readAllBytes());
          } catch (IOException missing) {
            throw new IllegalStateException("form " + form + " cannot be read", missing);
          }
        });
  }
}
