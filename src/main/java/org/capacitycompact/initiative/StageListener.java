package org.capacitycompact.initiative;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Stores the stage an initiative has reached when a stage's process starts. */
@Component
class StageListener extends AbstractBpmnParseListener {

  private final ObjectProvider<Initiatives> initiatives;

  StageListener(ObjectProvider<Initiatives> initiatives) {
    this.initiatives = initiatives;
  }

  @Override
  public void parseProcess(Element element, ProcessDefinitionEntity process) {
    Stage.carriedBy(process.getKey())
        .ifPresent(stage -> process.addListener(ExecutionListener.EVENTNAME_START, notes(stage)));
  }

  private ExecutionListener notes(Stage stage) {
    return execution ->
        initiatives
            .getObject()
            .reachStage(InitiativeNumber.of(execution.getProcessBusinessKey()), stage);
  }
}
