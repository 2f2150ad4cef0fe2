package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.capacitycompact.CompactTest;
import org.capacitycompact.platform.engine.EngineAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Hole 3: a model that somehow reached the engine runs no code. */
@CompactTest
class ModelsRunNoScriptsTest {

  private static final String PROCESS =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="attack">
        <process id="attack" isExecutable="true" camunda:historyTimeToLive="P1D">
          <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="step"/>
          %s
          <sequenceFlow id="f2" sourceRef="step" targetRef="end"/><endEvent id="end"/>
        </process>
      </definitions>
      """;
  private static final String TABLE =
      """
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
          xmlns:camunda="http://camunda.org/schema/1.0/dmn"
          id="attack" name="attack" namespace="attack">
        <decision id="attack-table" name="attack" camunda:historyTimeToLive="P1D">
          <decisionTable id="table"><output id="out" name="out" typeRef="string"/>
            <rule id="rule"><outputEntry id="cell" expressionLanguage="%s"><text><![CDATA[%s]]></text></outputEntry></rule>
          </decisionTable>
        </decision>
      </definitions>
      """;

  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private DecisionService decisions;
  @Autowired private EngineAccess engine;
  @Autowired private ExpressionMarker marker;

  private Deployment deployment;
  private int before;

  @BeforeEach
  void remember() {
    before = marker.reached();
    System.clearProperty("compact.attack");
  }

  @AfterEach
  void undeploy() {
    if (deployment != null) {
      engine.asSystem(() -> repository.deleteDeployment(deployment.getId(), true));
    }
    assertThat(System.getProperty("compact.attack")).as("what an attack leaves behind").isNull();
    assertThat(marker.reached()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          javascript script task | <scriptTask id="step" scriptFormat="javascript"><script>java.lang.System.setProperty('compact.attack', '1')</script></scriptTask>
          groovy script task     | <scriptTask id="step" scriptFormat="groovy"><script>System.setProperty('compact.attack', '1')</script></scriptTask>
          juel script task       | <scriptTask id="step" scriptFormat="juel"><script>${''.getClass().forName('java.lang.System').getMethods()}</script></scriptTask>
          script listener        | <task id="step"><extensionElements><camunda:executionListener event="start"><camunda:script scriptFormat="javascript">java.lang.System.setProperty('compact.attack', '1')</camunda:script></camunda:executionListener></extensionElements></task>
          script input           | <serviceTask id="step" camunda:expression="${1}"><extensionElements><camunda:inputOutput><camunda:inputParameter name="x"><camunda:script scriptFormat="groovy">System.setProperty('compact.attack', '1')</camunda:script></camunda:inputParameter></camunda:inputOutput></extensionElements></serviceTask>
          expression             | <serviceTask id="step" camunda:expression="${''.getClass().forName('java.lang.System').getMethods()}"/>
          other bean             | <serviceTask id="step" camunda:expression="${dataSource.toString()}"/>
          delegate of no bean    | <serviceTask id="step" camunda:delegateExpression="${engineAccess}"/>
          """)
  void aProcessFailsInsteadOfRunningIt(String what, String step) {
    assertThatThrownBy(
            () ->
                engine.asSystem(
                    () -> {
                      deployment = deploy("attack.bpmn", PROCESS.formatted(step));
                      runtime.startProcessInstanceByKey("attack");
                    }))
        .as(what)
        .isInstanceOf(ProcessEngineException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          juel       | ${''.getClass().forName('java.lang.System').getMethods()}
          juel       | ${dataSource.toString()}
          javascript | java.lang.System.setProperty('compact.attack', '1')
          groovy     | System.setProperty('compact.attack', '1')
          feel       | {f: function(a, b) external {java: {class: "java.lang.System", method signature: "setProperty(java.lang.String, java.lang.String)"}}, r: f("compact.attack", "1")}.r
          """)
  void aTableFailsInsteadOfRunningIt(String language, String cell) {
    String outcome;
    try {
      outcome =
          engine.asSystem(
              () -> {
                deployment = deploy("attack.dmn", TABLE.formatted(language, cell));
                return String.valueOf(
                    decisions
                        .evaluateDecisionTableByKey("attack-table", Map.of())
                        .getSingleResult()
                        .getEntryMap()
                        .get("out"));
              });
    } catch (RuntimeException failed) {
      outcome = "null";
    }
    assertThat(outcome).as(language).isEqualTo("null");
  }

  private Deployment deploy(String name, String model) {
    return repository
        .createDeployment()
        .addInputStream(
            name, new java.io.ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)))
        .deploy();
  }
}
