package org.capacitycompact.release;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.capacitycompact.release.WaitState.Kind;

/** Every place in some models where an instance can rest. */
final class WaitStates {

  private final SortedSet<WaitState> found = new TreeSet<>();
  private String process = "";

  private WaitStates() {}

  static SortedSet<WaitState> of(Collection<BpmnModelInstance> models) {
    WaitStates states = new WaitStates();
    models.forEach(states::read);
    return states.found;
  }

  private void read(BpmnModelInstance model) {
    process = model.getModelElementsByType(Process.class).iterator().next().getId();
    model.getModelElementsByType(FlowNode.class).forEach(this::read);
  }

  private void read(FlowNode node) {
    if (node.isCamundaAsyncBefore() || node.isCamundaAsyncAfter()) {
      add(node, Kind.JOB);
    }
    if (node instanceof UserTask) {
      add(node, Kind.TASK);
    }
    if (node instanceof CallActivity) {
      add(node, Kind.CALL);
    }
    if (node instanceof ReceiveTask) {
      add(node, Kind.MESSAGE);
    }
    if (node instanceof ServiceTask service && "external".equals(service.getCamundaType())) {
      add(node, Kind.PAYMENT);
      add(node, Kind.PAYMENT_FETCHED);
      add(node, Kind.PAYMENT_FAILED);
    }
    if (node instanceof CatchEvent event) {
      event.getEventDefinitions().forEach(definition -> read(node, definition));
    }
    if (node instanceof Activity activity
        && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics several) {
      add(node, Kind.HALF_DONE);
      if (several.isCamundaAsyncBefore() || several.isCamundaAsyncAfter()) {
        add(node, Kind.JOB);
      }
    }
  }

  private void read(FlowNode node, EventDefinition definition) {
    if (definition instanceof TimerEventDefinition) {
      add(node, Kind.TIMER);
    } else if (definition instanceof MessageEventDefinition) {
      add(node, Kind.MESSAGE);
    } else {
      throw new IllegalStateException(
          "nobody has said yet how one waits at " + process + "/" + node.getId());
    }
  }

  private void add(FlowNode node, Kind kind) {
    found.add(new WaitState(process, node.getId(), kind));
  }
}
