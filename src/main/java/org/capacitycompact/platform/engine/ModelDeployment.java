package org.capacitycompact.platform.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys processes and forms as one deployment under their bare file names, so that the same
 * models started from a folder or a jar are the same deployment, and an unchanged one is none.
 * Decisions are deployed one by one by the register of versions.
 */
@Component("modelDeployment")
class ModelDeployment implements SmartInitializingSingleton {

  private final RepositoryService repository;
  private final EngineAccess engine;

  ModelDeployment(RepositoryService repository, EngineAccess engine) {
    this.repository = repository;
    this.engine = engine;
  }

  @Override
  public void afterSingletonsInstantiated() {
    engine.asSystem(this::deploy);
  }

  private void deploy() {
    DeploymentBuilder deployment =
        repository
            .createDeployment()
            .name("processes-and-forms")
            .source("release")
            .enableDuplicateFiltering(false);
    boolean any = false;
    for (Resource model : models()) {
      try (InputStream content = model.getInputStream()) {
        deployment.addInputStream(String.valueOf(model.getFilename()), content);
        any = true;
      } catch (IOException unreadable) {
        throw new IllegalStateException("model " + model + " cannot be read", unreadable);
      }
    }
    if (any) {
      deployment.deploy();
    }
  }

  private static Iterable<Resource> models() {
    PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
    return Stream.of("classpath*:processes/*.bpmn", "classpath*:forms/*.form")
            .flatMap(
                pattern -> {
                  try {
                    return Arrays.stream(files.getResources(pattern));
                  } catch (IOException unreadable) {
                    throw new IllegalStateException(pattern + " cannot be read", unreadable);
                  }
                })
            .sorted(Comparator.comparing(file -> String.valueOf(file.getFilename())))
        ::iterator;
  }
}
