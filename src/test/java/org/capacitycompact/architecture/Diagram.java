package org.capacitycompact.architecture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;

/** Positions of a process's elements on its diagram, in pixels. */
final class Diagram {

  /** A rectangle; a line is a rectangle without width or height. */
  record Box(double left, double top, double right, double bottom) {

    static Box of(Bounds bounds) {
      return new Box(
          bounds.getX(),
          bounds.getY(),
          bounds.getX() + bounds.getWidth(),
          bounds.getY() + bounds.getHeight());
    }

    /**
     * Whether the two overlap by more than {@code slack} pixels; a negative slack requires a
     * distance.
     */
    boolean meets(Box other, double slack) {
      return left < other.right - slack
          && other.left < right - slack
          && top < other.bottom - slack
          && other.top < bottom - slack;
    }

    boolean touches(Box other) {
      return left <= other.right
          && other.left <= right
          && top <= other.bottom
          && other.top <= bottom;
    }

    boolean holds(Box inner) {
      return left <= inner.left
          && top <= inner.top
          && right >= inner.right
          && bottom >= inner.bottom;
    }
  }

  final Map<String, Box> shapes = new HashMap<>();
  final Map<String, Box> labels = new HashMap<>();
  final Map<String, List<Box>> flows = new HashMap<>();
  final Map<String, FlowElement> elements = new HashMap<>();

  Diagram(ProcessFile model) {
    model.flowElements().forEach(element -> elements.put(element.getId(), element));
    for (BpmnShape shape : model.each(BpmnShape.class)) {
      String id = shape.getBpmnElement().getId();
      shapes.put(id, Box.of(shape.getBounds()));
      label(id, shape.getBpmnLabel());
    }
    for (BpmnEdge edge : model.each(BpmnEdge.class)) {
      String id = edge.getBpmnElement().getId();
      flows.put(id, lines(edge));
      label(id, edge.getBpmnLabel());
    }
  }

  private void label(String id, BpmnLabel label) {
    if (label != null && label.getBounds() != null) {
      labels.put(id, Box.of(label.getBounds()));
    }
  }

  private static List<Box> lines(BpmnEdge edge) {
    List<Box> lines = new ArrayList<>();
    var points = List.copyOf(edge.getWaypoints());
    for (int i = 1; i < points.size(); i++) {
      double x = points.get(i - 1).getX();
      double y = points.get(i - 1).getY();
      double toX = points.get(i).getX();
      double toY = points.get(i).getY();
      lines.add(new Box(Math.min(x, toX), Math.min(y, toY), Math.max(x, toX), Math.max(y, toY)));
    }
    return lines;
  }

  /** The expanded subprocesses that contain an element. */
  Set<String> scopesOf(String id) {
    Set<String> scopes = new HashSet<>();
    var parent = elements.get(id).getParentElement();
    while (parent instanceof SubProcess scope) {
      scopes.add(scope.getId());
      parent = scope.getParentElement();
    }
    return scopes;
  }

  /** Whether one is inside the other, or a boundary event on it. */
  boolean belongTogether(String one, String other) {
    return scopesOf(one).contains(other)
        || scopesOf(other).contains(one)
        || sitsOn(one, other)
        || sitsOn(other, one);
  }

  boolean sitsOn(String event, String host) {
    return elements.get(event) instanceof BoundaryEvent boundary
        && boundary.getAttachedTo().getId().equals(host);
  }

  /** Whether a flow may touch a shape: it begins or ends there, or runs inside it. */
  boolean mayTouch(String flow, String shape) {
    SequenceFlow way = (SequenceFlow) elements.get(flow);
    return way.getSource().getId().equals(shape)
        || way.getTarget().getId().equals(shape)
        || sitsOn(way.getSource().getId(), shape)
        || scopesOf(flow).contains(shape);
  }
}
