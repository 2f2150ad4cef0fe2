package org.capacitycompact.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The process guide describes what the models do. {@code mvn test -Dtest=ProcessGuideTest
 * -Dpictures=draw} draws its pictures anew, with Chromium on the path.
 */
class ProcessGuideTest {

  private static String guide = "";

  static List<ProcessFile> processes() {
    return ProcessFile.all();
  }

  @BeforeAll
  static void drawWhenAsked() throws IOException {
    if ("draw".equals(System.getProperty("pictures"))) {
      ProcessPictures.draw(processes());
    }
    guide = Files.readString(Path.of("docs", "process-guide.md"));
  }

  @ParameterizedTest
  @MethodSource("processes")
  void aPictureShowsItsProcessAsItIs(ProcessFile model) throws IOException {
    String picture = Files.readString(ProcessPictures.of(model));
    assertThat(picture)
        .as("drawn from an earlier model: draw the pictures again")
        .contains(ProcessPictures.mark(model));
    assertThat(model.flowElements())
        .extracting(FlowElement::getId)
        .allSatisfy(id -> assertThat(picture).contains("data-element-id=\"" + id + "\""));
    assertThat(guide).contains("](diagrams/" + model + ".svg)");
  }

  @ParameterizedTest
  @MethodSource("processes")
  void theGuideTellsEveryStepAndEveryWayInWords(ProcessFile model) {
    String section = sectionOf(model.process().getName());
    List<String> told = new ArrayList<>();
    model.each(Task.class).stream()
        .filter(task -> !task.getId().equals("ServiceTask_Chase"))
        .forEach(task -> told.add("**" + task.getName() + "**"));
    model.each(ExclusiveGateway.class).forEach(question -> told.add(question.getName()));
    model.each(SequenceFlow.class).stream()
        .filter(way -> way.getName() != null)
        .forEach(way -> told.add("*" + way.getName() + "*"));
    assertThat(section).contains(told);
  }

  @ParameterizedTest
  @MethodSource("processes")
  void theGuideNamesWhatTheCodeBuildsOn(ProcessFile model) {
    List<String> names = new ArrayList<>();
    model.each(UserTask.class).forEach(task -> names.add(task.getId()));
    model.each(UserTask.class).forEach(task -> names.add(ProcessFile.camunda(task, "formRef")));
    model.each(Task.class).stream()
        .map(task -> ProcessFile.camunda(task, "delegateExpression"))
        .filter(bean -> bean != null)
        .forEach(bean -> names.add(bean.substring(2, bean.length() - 1)));
    assertThat(names).allSatisfy(name -> assertThat(guide).contains("`" + name + "`"));
  }

  private static String sectionOf(String process) {
    int from = guide.indexOf("\n### " + process + "\n");
    assertThat(from).as("section of %s", process).isNotNegative();
    int to = guide.indexOf("\n### ", from + 1);
    return guide.substring(from, to < 0 ? guide.length() : to);
  }
}
