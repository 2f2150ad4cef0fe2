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
 * Parses decision files into models that can be evaluated. It uses a DMN engine of its own beside
 * the one inside the process engine, with FEEL as its only language: it shows which rule of which
 * table matched, in one evaluation, and can evaluate a draft that was never deployed.
 */
@Component
public class DecisionModels {

  private final RepositoryService repository;
  private final EngineAccess access;
  private final ThreadLocal<DmnDecisionEvaluationEvent> lastEvaluation = new ThreadLocal<>();
  private final DmnEngine engine = engine(lastEvaluation);

  // A deployed version never changes.
  private final ConcurrentMap<String, DecisionModel> deployed = new ConcurrentHashMap<>();

  DecisionModels(RepositoryService repository, EngineAccess access) {
    this.repository = repository;
    this.access = access;
  }

  /**
   * Parses a file; nothing is deployed or stored.
   *
   * @param decision id of the decision that sums up the others
   * @throws UnreadableTableException when it is not such a file
   */
  public DecisionModel parse(String decision, byte[] dmn) {
    try {
      return new DecisionModel(
          decision,
          engine,
          engine.parseDecision(decision, new ByteArrayInputStream(dmn)),
          DecisionFile.read(dmn).decision(decision).map(DecisionFile.Decision::saidIn).orElse(""),
          lastEvaluation);
    } catch (DmnEngineException | ModelException unreadable) {
      throw new UnreadableTableException(decision, unreadable);
    }
  }

  /** A deployed version, by its definition's id in the engine. */
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
