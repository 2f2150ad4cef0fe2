package org.capacitycompact.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capacitycompact.release.MovePlanTest.plan;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.worklist.Incident.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A process that runs")
class ObstacleTest {

  private static final String HEAD =
      """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
      <bpmn:process id="delivery" isExecutable="true">
      """;

  private static final String TAIL = "</bpmn:process></bpmn:definitions>";
  private static final String TASK = "<bpmn:userTask id=\"Deliver\"/>";

  private static ProcessModel model(String steps) {
    return new ProcessModel((HEAD + steps + TAIL).getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<Obstacle> obstacle(
      String before, List<String> restsAt, String now, String written) {
    return Obstacle.of("delivery", model(before), restsAt, model(now), plan(written));
  }

  @Test
  @DisplayName("moves where every step it rests at is there, whatever else changed")
  void moves() {
    String more = TASK + "<bpmn:userTask id=\"Verify\"/>";
    assertThat(obstacle(TASK, List.of("Deliver"), more, "{}")).isEmpty();
    assertThat(obstacle(more, List.of("Deliver"), TASK, "{}"))
        .as("a step that it does not rest at has gone")
        .isEmpty();
  }

  @Test
  @DisplayName("stays where its step has gone, and moves once the plan names what it became")
  void stepGone() {
    String renamed = "<bpmn:userTask id=\"HandIn\"/>";
    assertThat(obstacle(TASK, List.of("Deliver"), renamed, "{}"))
        .contains(new Obstacle(Kind.MOVE_NO_STEP, "Deliver"));
    assertThat(
            obstacle(
                TASK, List.of("Deliver"), renamed, "0.2.0: {delivery: {steps: {Deliver: HandIn}}}"))
        .isEmpty();
  }

  @Test
  @DisplayName(
      "stays where the step of that name is of another kind or done another number of times")
  void otherStep() {
    Obstacle other = new Obstacle(Kind.MOVE_OTHER_STEP, "Deliver");
    assertThat(
            obstacle(
                TASK,
                List.of("Deliver"),
                "<bpmn:serviceTask id=\"Deliver\" camunda:type=\"external\" camunda:topic=\"t\"/>",
                "{}"))
        .contains(other);
    assertThat(
            obstacle(
                TASK,
                List.of("Deliver"),
                "<bpmn:userTask id=\"Deliver\"><bpmn:multiInstanceLoopCharacteristics/></bpmn:userTask>",
                "{}"))
        .contains(other);
  }

  @Test
  @DisplayName("may come into a sub-process, and stays where one that it runs in has gone")
  void subProcesses() {
    String within = "<bpmn:subProcess id=\"Work\">" + TASK + "</bpmn:subProcess>";
    assertThat(obstacle(TASK, List.of("Deliver"), within, "{}")).isEmpty();
    assertThat(obstacle(within, List.of("Deliver", "Work"), TASK, "{}"))
        .contains(new Obstacle(Kind.MOVE_OTHER_STEP, "Deliver"));
  }

  @Test
  @DisplayName(
      "stays where its timer stands at another step, or what it waits for has another name")
  void otherEvents() {
    String two = TASK + "<bpmn:userTask id=\"Verify\"/>";
    String timer =
        "<bpmn:boundaryEvent id=\"Late\" attachedToRef=\"%s\"><bpmn:timerEventDefinition/></bpmn:boundaryEvent>";
    assertThat(
            obstacle(
                two + timer.formatted("Deliver"),
                List.of("Late"),
                two + timer.formatted("Verify"),
                "{}"))
        .contains(new Obstacle(Kind.MOVE_OTHER_STEP, "Late"));
    String external =
        "<bpmn:serviceTask id=\"Pay\" camunda:type=\"external\" camunda:topic=\"%s\"/>";
    assertThat(
            obstacle(
                external.formatted("disburse"), List.of("Pay"), external.formatted("pay"), "{}"))
        .contains(new Obstacle(Kind.MOVE_OTHER_STEP, "Pay"));
  }

  @Test
  @DisplayName("stays where this release has no such process")
  void noProcess() {
    assertThat(Obstacle.of("delivery", model(TASK), List.of("Deliver"), null, plan("{}")))
        .contains(new Obstacle(Kind.MOVE_NO_PROCESS, null));
  }
}
