package org.capacitycompact.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.capacitycompact.CompactTest;
import org.capacitycompact.platform.engine.EngineAccess;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CompactTest
@DisplayName("The steps that a timer ends")
class PeriodsTest {

  @Autowired RepositoryService repository;
  @Autowired EngineAccess engine;

  @Test
  @DisplayName("are those of the models, with the timers drawn at them or around them")
  void asDrawn() {
    Map<String, Set<String>> drawn = new TreeMap<>();
    Map<String, Set<String>> known = new TreeMap<>();
    engine.asSystem(
        () -> {
          for (ProcessDefinition each :
              repository.createProcessDefinitionQuery().latestVersion().list()) {
            BpmnModelInstance model = repository.getBpmnModelInstance(each.getId());
            ProcessDefinitionEntity definition =
                (ProcessDefinitionEntity)
                    ((RepositoryServiceImpl) repository).getDeployedProcessDefinition(each.getId());
            for (UserTask task : model.getModelElementsByType(UserTask.class)) {
              add(drawn, task.getId(), endingTimers(model, task));
              add(known, task.getId(), Periods.endingTimers(definition.findActivity(task.getId())));
            }
          }
          return null;
        });

    assertThat(known).isEqualTo(drawn);
    assertThat(known)
        .containsEntry("UserTask_CastBallot", Set.of("Timer_RoundCloses"))
        .containsEntry("UserTask_StateObjection", Set.of("Timer_ObjectionPeriodOver"))
        .containsEntry("UserTask_AppealOrAccept", Set.of("Timer_AppealPeriodOver"))
        .containsEntry("UserTask_SignForCountry", Set.of("Timer_SigningPeriodOver"));
  }

  private static void add(Map<String, Set<String>> all, String task, Set<String> timers) {
    if (!timers.isEmpty()) {
      all.put(task, new TreeSet<>(timers));
    }
  }

  private static Set<String> endingTimers(BpmnModelInstance model, FlowNode task) {
    Set<String> timers = new TreeSet<>();
    for (ModelElementInstance at = task; at instanceof Activity; at = at.getParentElement()) {
      for (BoundaryEvent event : model.getModelElementsByType(BoundaryEvent.class)) {
        if (event.getAttachedTo().equals(at)
            && event.cancelActivity()
            && event.getEventDefinitions().stream()
                .anyMatch(TimerEventDefinition.class::isInstance)) {
          timers.add(event.getId());
        }
      }
    }
    return timers;
  }
}
