package org.capacitycompact.diagram;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.capacitycompact.platform.engine.ModelXml;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * What a model says of its drawing: its shapes where its author put them, the largest first so that
 * what stands in another is drawn over it, and its ways.
 */
record DrawnProcess(List<Shape> shapes, List<Way> ways) {

  private static final List<String> EVENTS =
      List.of("timerEventDefinition", "messageEventDefinition", "terminateEventDefinition");

  /**
   * A step, a question, an event or a part of the process.
   *
   * @param type the word of BPMN for it: {@code userTask}
   * @param label where its words stand when they stand outside it
   * @param event what sets an event off, as BPMN calls it; empty for none
   * @param many whether several do it side by side
   * @param quiet an event that interrupts nothing, or a part that such an event begins
   */
  record Shape(
      String id,
      String type,
      String name,
      Box at,
      @Nullable Box label,
      String event,
      boolean many,
      boolean quiet) {

    boolean is(String... types) {
      return List.of(types).contains(type);
    }
  }

  /** A way from one to the next; {@code name} is empty where there is no other. */
  record Way(String id, String name, List<double[]> points, @Nullable Box label) {}

  static DrawnProcess of(byte[] model) {
    try {
      return of(ModelXml.parse(new ByteArrayInputStream(model)).getDocumentElement());
    } catch (IOException | SAXException notAModel) {
      throw new IllegalArgumentException("This is no model of a process", notAModel);
    }
  }

  private static DrawnProcess of(Element definitions) {
    Map<String, Element> named = new HashMap<>();
    ModelXml.below(definitions, "*").stream()
        .filter(each -> each.hasAttribute("id"))
        .forEach(each -> named.put(each.getAttribute("id"), each));
    List<Shape> shapes =
        ModelXml.below(definitions, "BPMNShape").stream()
            .map(drawn -> shape(drawn, named.get(drawn.getAttribute("bpmnElement"))))
            .filter(Objects::nonNull)
            .sorted(
                Comparator.comparing(DrawnProcess::isPart)
                    .reversed()
                    .thenComparing(shape -> -shape.at().width() * shape.at().height()))
            .toList();
    List<Way> ways =
        ModelXml.below(definitions, "BPMNEdge").stream()
            .map(drawn -> way(drawn, named.get(drawn.getAttribute("bpmnElement"))))
            .filter(Objects::nonNull)
            .toList();
    return new DrawnProcess(shapes, ways);
  }

  static boolean isPart(Shape shape) {
    return shape.is("subProcess");
  }

  private static @Nullable Shape shape(Element drawn, @Nullable Element element) {
    Box at = bounds(drawn);
    if (element == null || at == null) {
      return null;
    }
    return new Shape(
        element.getAttribute("id"),
        element.getLocalName(),
        element.getAttribute("name"),
        at,
        label(drawn),
        EVENTS.stream()
            .filter(event -> !ModelXml.children(element, event).isEmpty())
            .findFirst()
            .orElse(""),
        !ModelXml.children(element, "multiInstanceLoopCharacteristics").isEmpty(),
        "false".equals(element.getAttribute("isInterrupting"))
            || "false".equals(element.getAttribute("cancelActivity"))
            || "true".equals(element.getAttribute("triggeredByEvent")));
  }

  private static @Nullable Way way(Element drawn, @Nullable Element element) {
    return element == null
        ? null
        : new Way(
            element.getAttribute("id"),
            element.getAttribute("name"),
            ModelXml.children(drawn, "waypoint").stream()
                .map(point -> new double[] {number(point, "x"), number(point, "y")})
                .toList(),
            label(drawn));
  }

  private static @Nullable Box label(Element drawn) {
    return ModelXml.children(drawn, "BPMNLabel").stream()
        .map(DrawnProcess::bounds)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Box bounds(Element drawn) {
    return ModelXml.children(drawn, "Bounds").stream()
        .findFirst()
        .map(
            box ->
                new Box(
                    number(box, "x"),
                    number(box, "y"),
                    number(box, "width"),
                    number(box, "height")))
        .orElse(null);
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }
}
