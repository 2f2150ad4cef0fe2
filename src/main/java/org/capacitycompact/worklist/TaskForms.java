package org.capacitycompact.worklist;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.camunda.bpm.engine.RepositoryService;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.worklist.form.FormSchema;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Form schemas: a task's as it was deployed with its process, an action's from the release. */
@Component
class TaskForms {

  private final RepositoryService repository;
  private final EngineAccess engine;

  // Deployed files never change, so what was read once holds on every node.
  private final ConcurrentMap<String, FormSchema> read = new ConcurrentHashMap<>();

  TaskForms(RepositoryService repository, EngineAccess engine) {
    this.repository = repository;
    this.engine = engine;
  }

  FormSchema of(String processDefinitionId, String form) {
    String key = processDefinitionId + "/" + form;
    FormSchema known = read.get(key);
    if (known == null) {
      FormSchema deployed = deployed(processDefinitionId, form);
      known = isReleased(form) ? deployed.needing(released(form)) : deployed;
      read.put(key, known);
    }
    return known;
  }

  private static boolean isReleased(String form) {
    return new ClassPathResource("forms/" + form + ".form").exists();
  }

  FormSchema released(String form) {
    return read.computeIfAbsent(
        form,
        key -> {
          try (InputStream file =
              new ClassPathResource("forms/" + form + ".form").getInputStream()) {
            return FormSchema.parse(file.readAllBytes());
          } catch (IOException missing) {
            throw new IllegalStateException("form " + form + " cannot be read", missing);
          }
        });
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
