package org.capacitycompact.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A process's route is visible on its diagram, and models contain no code. */
class ModelRoutingTest {

  private static final Pattern ANSWER = Pattern.compile("\\$\\{([a-z][A-Za-z]*) == '([A-Za-z]+)'}");

  /** Allowed expressions: a value, one call of a query bean, or the key or id of the instance. */
  private static final List<Pattern> ALLOWED =
      List.of(
          ANSWER,
          Pattern.compile("\\$\\{[a-z][A-Za-z]*}"),
          Pattern.compile("\\$\\{[a-z][A-Za-z]*\\.[a-z][A-Za-z]*\\('[A-Za-z_-]+'\\)}"),
          Pattern.compile(
              "\\$\\{[a-z][A-Za-z]*\\.[a-z][A-Za-z]*"
                  + "\\(execution\\.(processBusinessKey|processInstanceId)\\)}"),
          Pattern.compile("#\\{execution\\.processBusinessKey}"),
          Pattern.compile("(focalPoint|nationalAuthority|implementer|nonStateActor)\\$\\{country}"),
          Pattern.compile("provider\\$\\{(provider|leadProvider)}"));

  static List<ProcessFile> processes() {
    return ProcessFile.all();
  }

  @ParameterizedTest
  @MethodSource("processes")
  void aGatewayReadsOneVariableAndEveryWayOutSaysItsAnswer(ProcessFile model) {
    assertThat(model.each(ExclusiveGateway.class))
        .allSatisfy(
            gateway -> {
              Set<String> variables = new HashSet<>();
              List<String> values = new ArrayList<>();
              for (SequenceFlow way : gateway.getOutgoing()) {
                assertThat(way.getName()).as(way.getId()).isNotBlank();
                assertThat(way.getConditionExpression()).as(way.getId()).isNotNull();
                Matcher answer = ANSWER.matcher(way.getConditionExpression().getTextContent());
                assertThat(answer.matches()).as("condition of %s", way.getId()).isTrue();
                variables.add(answer.group(1));
                values.add(answer.group(2));
              }
              assertThat(gateway.getName()).as(gateway.getId()).endsWith("?");
              assertThat(variables).as("variables of %s", gateway.getId()).hasSize(1);
              assertThat(values).as(gateway.getId()).hasSizeGreaterThan(1).doesNotHaveDuplicates();
              assertThat(gateway.getDefault()).as("default of %s", gateway.getId()).isNull();
            });
  }

  @ParameterizedTest
  @MethodSource("processes")
  void onlyQuestionsAndForksSplitTheWay(ProcessFile model) {
    assertThat(model.each(Gateway.class))
        .allMatch(
            gateway -> gateway instanceof ExclusiveGateway || gateway instanceof ParallelGateway);
    assertThat(model.each(SequenceFlow.class))
        .filteredOn(flow -> !(flow.getSource() instanceof ExclusiveGateway))
        .allSatisfy(
            flow -> {
              assertThat(flow.getConditionExpression()).as(flow.getId()).isNull();
              if (!(flow.getSource() instanceof ParallelGateway)) {
                assertThat(flow.getSource().getOutgoing())
                    .as("ways out of %s", flow.getSource().getId())
                    .hasSize(1);
              }
            });
  }

  @ParameterizedTest
  @MethodSource("processes")
  void modelsHoldNoScriptAndNoExpressionButTheAllowedShapes(ProcessFile model) {
    assertThat(model.each(ScriptTask.class)).isEmpty();
    List<String> found = new ArrayList<>();
    collect(model.bpmn().getDocument().getRootElement(), found);
    assertThat(found)
        .isNotEmpty()
        .allSatisfy(
            text ->
                assertThat(ALLOWED)
                    .as("expression %s", text)
                    .anyMatch(shape -> shape.matcher(text).matches()));
  }

  private static void collect(DomElement element, List<String> found) {
    assertThat(element.getLocalName()).isNotIn("script", "class", "field", "connector");
    for (String name : List.of("class", "expression", "scriptFormat", "resource")) {
      assertThat(element.getAttribute(ProcessFile.CAMUNDA, name)).isNull();
      assertThat(element.getAttribute(name)).isNull();
    }
    for (String name : NAMES) {
      keep(element.getAttribute(ProcessFile.CAMUNDA, name), found);
      keep(element.getAttribute(name), found);
    }
    if (element.getChildElements().isEmpty()) {
      keep(element.getTextContent(), found);
    }
    element.getChildElements().forEach(child -> collect(child, found));
  }

  private static void keep(String text, List<String> found) {
    if (text != null && (text.contains("${") || text.contains("#{"))) {
      found.add(text.strip());
    }
  }

  /** Every attribute in which the engine resolves an expression. */
  private static final List<String> NAMES =
      List.of(
          "assignee",
          "businessKey",
          "calledElement",
          "calledElementBinding",
          "calledElementVersion",
          "candidateGroups",
          "candidateUsers",
          "caseRef",
          "collection",
          "decisionRef",
          "delegateExpression",
          "dueDate",
          "followUpDate",
          "formKey",
          "formRef",
          "name",
          "priority",
          "jobPriority",
          "source",
          "sourceExpression",
          "target",
          "taskPriority",
          "topic",
          "variableMappingDelegateExpression");
}
