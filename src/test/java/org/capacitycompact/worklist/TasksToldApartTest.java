package org.capacitycompact.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.capacitycompact.CompactTest;
import org.capacitycompact.platform.engine.ModelFiles;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CompactTest
@DisplayName("Tasks of one kind that are open at the same time")
class TasksToldApartTest {

  /** Begun once for each payee and provider, by delivery.PaymentHolds and by no other process. */
  private static final Map<String, String> BEGUN_SEVERAL_TIMES =
      Map.of("UserTask_NamePayee", "milestone", "UserTask_StateAvailability", "provider");

  @Autowired HandledTasks handled;

  @Test
  @DisplayName("are told apart by the variable of which their model makes several")
  void byTheVariableOfTheModel() {
    Map<String, String> several = new TreeMap<>(BEGUN_SEVERAL_TIMES);
    Map<String, BpmnModelInstance> models = new TreeMap<>();
    ModelFiles.ofThisRelease()
        .processes()
        .forEach(
            (id, model) ->
                models.put(id, Bpmn.readModelFromStream(new ByteArrayInputStream(model))));
    for (BpmnModelInstance model : models.values()) {
      for (UserTask task : model.getModelElementsByType(UserTask.class)) {
        if (variable(task) != null) {
          several.put(task.getId(), variable(task));
        }
      }
      for (CallActivity call : model.getModelElementsByType(CallActivity.class)) {
        if (variable(call) != null) {
          models
              .get(call.getCalledElement())
              .getModelElementsByType(UserTask.class)
              .forEach(task -> several.put(task.getId(), variable(call)));
        }
      }
    }
    Map<String, String> said = new TreeMap<>();
    List<String> all = handled.within(right -> true);
    all.stream()
        .filter(task -> handled.oneFor(task) != null)
        .forEach(task -> said.put(task, handled.oneFor(task)));
    assertThat(said).isEqualTo(several).hasSizeGreaterThan(5);
  }

  private static String variable(Activity activity) {
    return activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics several
        ? several.getCamundaElementVariable()
        : null;
  }
}
