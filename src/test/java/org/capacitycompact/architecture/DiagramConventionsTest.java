package org.capacitycompact.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.capacitycompact.architecture.Diagram.Box;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A diagram fits one screen, and nothing on it crosses or covers anything else. */
class DiagramConventionsTest {

  private static final double WIDTH = 1440;
  private static final double HEIGHT = 800;

  static List<ProcessFile> processes() {
    return ProcessFile.all();
  }

  @ParameterizedTest
  @MethodSource("processes")
  void everyElementIsDrawn(ProcessFile model) {
    Diagram diagram = new Diagram(model);
    for (FlowElement element : model.flowElements()) {
      if (element instanceof SequenceFlow) {
        assertThat(diagram.flows.get(element.getId())).as(element.getId()).isNotEmpty();
      } else {
        assertThat(diagram.shapes).containsKey(element.getId());
      }
      if (element.getName() != null && standsBesideItsLabel(element)) {
        assertThat(diagram.labels).as("place of the label").containsKey(element.getId());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("processes")
  void aDiagramFitsOneScreen(ProcessFile model) {
    Diagram diagram = new Diagram(model);
    Box screen = new Box(0, 0, WIDTH, HEIGHT);
    assertThat(everything(diagram)).allSatisfy((id, box) -> assertThat(screen.holds(box)).isTrue());
  }

  @ParameterizedTest
  @MethodSource("processes")
  void noTwoShapesOverlapAndWhatIsInsideStaysInside(ProcessFile model) {
    Diagram diagram = new Diagram(model);
    List<String> wrong = new ArrayList<>();
    diagram.shapes.forEach(
        (id, box) -> {
          for (String scope : diagram.scopesOf(id)) {
            if (!diagram.shapes.get(scope).holds(box)) {
              wrong.add(id + " leaves " + scope);
            }
          }
          diagram.shapes.forEach(
              (other, otherBox) -> {
                if (id.compareTo(other) < 0
                    && !diagram.belongTogether(id, other)
                    && box.meets(otherBox, 0)) {
                  wrong.add(id + " covers " + other);
                }
              });
        });
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("processes")
  void noTwoFlowsCrossOrTouch(ProcessFile model) {
    Diagram diagram = new Diagram(model);
    List<String> wrong = new ArrayList<>();
    diagram.flows.forEach(
        (id, lines) ->
            diagram.flows.forEach(
                (other, otherLines) -> {
                  if (id.compareTo(other) < 0
                      && lines.stream()
                          .anyMatch(line -> otherLines.stream().anyMatch(line::touches))) {
                    wrong.add(id + " crosses " + other);
                  }
                }));
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("processes")
  void aFlowRunsStraightAndPassesThroughNoShape(ProcessFile model) {
    Diagram diagram = new Diagram(model);
    List<String> wrong = new ArrayList<>();
    diagram.flows.forEach(
        (id, lines) -> {
          for (Box line : lines) {
            if (line.left() != line.right() && line.top() != line.bottom()) {
              wrong.add(id + " is slanted");
            }
            diagram.shapes.forEach(
                (shape, box) -> {
                  if (!diagram.mayTouch(id, shape) && line.meets(box, -2)) {
                    wrong.add(id + " passes through " + shape);
                  }
                });
          }
        });
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("processes")
  void aLabelCoversNothing(ProcessFile model) {
    Diagram diagram = new Diagram(model);
    List<String> wrong = new ArrayList<>();
    diagram.labels.forEach(
        (id, label) -> {
          diagram.shapes.forEach(
              (shape, box) -> {
                if (!diagram.scopesOf(id).contains(shape) && label.meets(box, 0)) {
                  wrong.add("label of " + id + " covers " + shape);
                }
              });
          diagram.labels.forEach(
              (other, box) -> {
                if (id.compareTo(other) < 0 && label.meets(box, 0)) {
                  wrong.add("labels of " + id + " and " + other);
                }
              });
          diagram.flows.forEach(
              (flow, lines) -> {
                if (lines.stream().anyMatch(line -> label.meets(line, -1))) {
                  wrong.add("label of " + id + " covers " + flow);
                }
              });
        });
    assertThat(wrong).isEmpty();
  }

  private static boolean standsBesideItsLabel(FlowElement element) {
    return element instanceof Event
        || element instanceof ExclusiveGateway
        || element instanceof SequenceFlow;
  }

  private static Map<String, Box> everything(Diagram diagram) {
    Map<String, Box> all = new TreeMap<>(diagram.shapes);
    diagram.labels.forEach((id, box) -> all.put(id + " label", box));
    diagram.flows.forEach(
        (id, lines) -> {
          for (int i = 0; i < lines.size(); i++) {
            all.put(id + " " + i, lines.get(i));
          }
        });
    return all;
  }
}
