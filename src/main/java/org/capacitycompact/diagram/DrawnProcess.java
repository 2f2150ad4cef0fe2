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
 * The drawing in a model: its shapes where the author put them, largest first so that inner ones
 * are drawn on top, and its ways.
 */
record DrawnProcess(List<Shape> shapes, List<Way> ways) {

  private static final List<String> EVENTS =
      List.of("timerEventDefinition", "messageEventDefinition", "terminateEventDefinition");

  /**
   * A step, gateway, event or part of the process.
   *
   * @param type the BPMN name: {@code userTask}
   * @param label the place of its text, if that is outside
   * @param event the BPMN name of an event's trigger; empty for none
   * @param many whether several instances run in parallel
   * @param quiet whether an event is non-interrupting, or a part begins with such an event
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

  /** A way from one element to the next; {@code name} is empty when there is only one way. */
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
