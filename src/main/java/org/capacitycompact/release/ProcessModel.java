package org.capacitycompact.release;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** The steps of a process, as far as a move needs them. */
final class ProcessModel {

  /**
   * A step of a process.
   *
   * @param kind its type: only steps of one type can replace each other
   * @param waits whether a process can rest there
   * @param within the sub-processes around it, innermost first
   * @param attachedTo the step to which a boundary event belongs; null for other steps
   * @param trigger the name of the message that it waits for, or the topic of its external task
   * @param form of a user task
   */
  record Step(
      String id,
      String kind,
      boolean waits,
      List<String> within,
      boolean severalTimes,
      @Nullable String attachedTo,
      @Nullable String trigger,
      @Nullable String form) {}

  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

  private final Map<String, Step> steps = new TreeMap<>();

  /**
   * @param bpmn BPMN 2.0 XML
   */
  ProcessModel(byte[] bpmn) {
    Bpmn.readModelFromStream(new ByteArrayInputStream(bpmn))
        .getModelElementsByType(FlowNode.class)
        .forEach(node -> steps.put(node.getId(), step(node)));
  }

  Optional<Step> find(String id) {
    return Optional.ofNullable(steps.get(id));
  }

  Collection<Step> steps() {
    return steps.values();
  }

  private static Step step(FlowNode node) {
    return new Step(
        node.getId(),
        kind(node),
        waits(node),
        within(node),
        node instanceof Activity activity && activity.getLoopCharacteristics() != null,
        node instanceof BoundaryEvent event ? event.getAttachedTo().getId() : null,
        trigger(node),
        node instanceof UserTask task ? task.getCamundaFormRef() : null);
  }

  /** The forms of its user tasks, by step id. */
  Map<String, String> forms() {
    Map<String, String> forms = new TreeMap<>();
    steps.values().stream()
        .filter(step -> step.form() != null)
        .forEach(step -> forms.put(step.id(), step.form()));
    return forms;
  }

  /**
   * Processes rest at tasks, calls, joins, catching events and in sub-processes; other elements are
   * passed at once.
   */
  private static boolean waits(FlowNode node) {
    return switch (node.getElementType().getTypeName()) {
      case "userTask",
          "receiveTask",
          "callActivity",
          "subProcess",
          "boundaryEvent",
          "intermediateCatchEvent",
          "eventBasedGateway",
          "parallelGateway",
          "inclusiveGateway" ->
          true;
      case "startEvent" ->
          node.getParentElement() instanceof SubProcess process && process.triggeredByEvent();
      case "serviceTask", "sendTask", "businessRuleTask" ->
          "external".equals(node.getAttributeValueNs(CAMUNDA, "type")) || isAsync(node);
      default -> isAsync(node);
    };
  }

  private static @Nullable String trigger(FlowNode node) {
    return node.getChildElementsByType(MessageEventDefinition.class).stream()
        .map(MessageEventDefinition::getMessage)
        .filter(Objects::nonNull)
        .map(Message::getName)
        .findFirst()
        .orElseGet(() -> node.getAttributeValueNs(CAMUNDA, "topic"));
  }

  private static boolean isAsync(FlowNode node) {
    return node.isCamundaAsyncBefore() || node.isCamundaAsyncAfter();
  }

  private static String kind(FlowNode node) {
    StringBuilder kind = new StringBuilder(node.getElementType().getTypeName());
    if ("external".equals(node.getAttributeValueNs(CAMUNDA, "type"))) {
      kind.append(" external");
    }
    if (node instanceof SubProcess process && process.triggeredByEvent()) {
      kind.append(" by event");
    }
    node.getChildElementsByType(EventDefinition.class)
        .forEach(event -> kind.append(' ').append(event.getElementType().getTypeName()));
    return kind.toString();
  }

  private static List<String> within(FlowNode node) {
    List<String> within = new ArrayList<>();
    ModelElementInstance around = node.getParentElement();
    while (around instanceof SubProcess process) {
      within.add(process.getId());
      around = process.getParentElement();
    }
    return List.copyOf(within);
  }
}
