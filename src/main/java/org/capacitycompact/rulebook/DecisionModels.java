package org.capacitycompact.rulebook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.xml.ModelException;
import org.capacitycompact.platform.engine.EngineAccess;
import org.springframework.stereotype.Component;

/**
 * Reads decision files into models that can be asked. The DMN engine is one of our own, beside the
 * one inside the process engine, with FEEL as its only language: it tells which rule of which table
 * found what, in one evaluation, and it can ask a draft that was never deployed.
 */
@Component
public class DecisionModels {

  private final RepositoryService repository;
  private final EngineAccess access;
  private final ThreadLocal<DmnDecisionEvaluationEvent> lastEvaluation = new ThreadLocal<>();
  private final DmnEngine engine = engine(lastEvaluation);

  // What is deployed never changes.
  private final ConcurrentMap<String, DecisionModel> deployed = new ConcurrentHashMap<>();

  DecisionModels(RepositoryService repository, EngineAccess access) {
    this.repository = repository;
    this.access = access;
  }

  /**
   * Reads a file; nothing is deployed or kept.
   *
   * @param decision id of the decision that sums it up
   * @throws UnreadableTableException where it is no such file
   */
  public DecisionModel parse(String decision, byte[] dmn) {
    try {
      return new DecisionModel(
          decision,
          engine,
          engine.parseDecision(decision, new ByteArrayInputStream(dmn)),
          lastEvaluation);
    } catch (DmnEngineException | ModelException unreadable) {
      throw new UnreadableTableException(decision, unreadable);
    }
  }

  /** A version that is deployed, by its definition in the engine. */
  public DecisionModel deployed(String definitionId) {
    return deployed.computeIfAbsent(definitionId, id -> access.inEngine(() -> read(id)));
  }

  private DecisionModel read(String definitionId) {
    DecisionDefinition definition = repository.getDecisionDefinition(definitionId);
    try (InputStream dmn = repository.getDecisionModel(definitionId)) {
      return parse(definition.getKey(), dmn.readAllBytes());
    } catch (IOException unreadable) {
      throw new IllegalStateException(definitionId + " cannot be read", unreadable);
    }
  }

  private static DmnEngine engine(ThreadLocal<DmnDecisionEvaluationEvent> lastEvaluation) {
    DefaultDmnEngineConfiguration configuration =
        (DefaultDmnEngineConfiguration)
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
    configuration.setScriptEngineResolver(language -> refuse());
    configuration.setElProvider(expression -> refuse());
    configuration.getCustomPostDecisionEvaluationListeners().add(lastEvaluation::set);
    return configuration.buildEngine();
  }

  private static <T> T refuse() {
    throw new IllegalStateException("tables speak FEEL and nothing else");
  }
}
