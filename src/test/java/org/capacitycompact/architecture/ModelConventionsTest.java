package org.capacitycompact.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.capacitycompact.plan.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules for every model, whoever draws the next one. */
class ModelConventionsTest {

  private static final String PHRASE = "[A-Z][A-Za-z0-9]*";
  private static final Map<Class<? extends FlowElement>, String> ID_BEGINS =
      Map.of(
          UserTask.class, "UserTask",
          ServiceTask.class, "ServiceTask",
          BusinessRuleTask.class, "DecisionTask",
          CallActivity.class, "CallActivity",
          SubProcess.class, "(SubProcess|EventSubprocess)",
          Gateway.class, "Gateway",
          StartEvent.class, "StartEvent",
          EndEvent.class, "EndEvent",
          SequenceFlow.class, "Flow");

  static List<ProcessFile> processes() {
    return ProcessFile.all();
  }

  static List<Path> decisions() {
    return ProcessFile.files("decisions", ".dmn");
  }

  @ParameterizedTest
  @MethodSource("processes")
  void aProcessIsNamedAsItsFileAndKeepsItsHistoryFifteenYears(ProcessFile model) {
    var process = model.process();
    assertThat(process.getId())
        .isEqualTo(ProcessFile.baseName(model.path()))
        .matches("[a-z]+(-[a-z]+)*");
    assertThat(process.isExecutable()).isTrue();
    assertThat(process.getName()).isNotBlank();
    assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo("P5475D");
    assertThat(process.getCamundaVersionTag()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("processes")
  void aProcessIsValidBpmn(ProcessFile model) {
    assertThatCode(() -> Bpmn.validateModel(model.bpmn())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("processes")
  void anIdSaysWhatItsElementIs(ProcessFile model) {
    ID_BEGINS.forEach(
        (type, begin) ->
            assertThat(model.each(type))
                .allSatisfy(element -> assertThat(element.getId()).matches(begin + "_" + PHRASE)));
    assertThat(events(model))
        .allSatisfy(id -> assertThat(id).matches("(Timer|BoundaryEvent)_" + PHRASE));
    assertThat(model.flowElements())
        .as("elements of a kind without a convention")
        .allMatch(
            element ->
                ID_BEGINS.keySet().stream().anyMatch(type -> type.isInstance(element))
                    || element instanceof BoundaryEvent
                    || element instanceof IntermediateCatchEvent);
  }

  @ParameterizedTest
  @MethodSource("processes")
  void tasksAndQuestionsAreNamed(ProcessFile model) {
    assertThat(model.each(Task.class)).allSatisfy(task -> assertThat(task.getName()).isNotBlank());
    assertThat(model.each(CallActivity.class))
        .allSatisfy(call -> assertThat(call.getName()).isNotBlank());
    assertThat(model.each(BoundaryEvent.class))
        .allSatisfy(event -> assertThat(event.getName()).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("processes")
  void whatAPersonDoesHasItsClauseAndItsForm(ProcessFile model) {
    assertThat(model.each(UserTask.class))
        .allSatisfy(
            task -> {
              String phrase = task.getId().substring("UserTask_".length());
              assertThat(task.getDocumentations())
                  .as("documentation of %s", task.getId())
                  .anySatisfy(
                      text ->
                          assertThat(text.getTextContent()).matches("(?s).+\\(.*S\\d+.*\\)\\."));
              String form = ProcessFile.camunda(task, "formRef");
              assertThat(form).isEqualTo(kebab(phrase));
              assertThat(Path.of("forms", form + ".form")).exists();
              assertThat(ProcessFile.camunda(task, "formRefBinding")).isEqualTo("deployment");
              assertThat(
                      Stream.of(
                              ProcessFile.camunda(task, "candidateGroups"),
                              ProcessFile.camunda(task, "assignee"))
                          .filter(who -> who != null))
                  .as("who does %s", task.getId())
                  .hasSize(1);
            });
  }

  @ParameterizedTest
  @MethodSource("processes")
  void aCalledProcessExistsAndIsOfTheSameRelease(ProcessFile model) {
    assertThat(model.each(CallActivity.class))
        .allSatisfy(
            call -> {
              assertThat(Path.of("processes", call.getCalledElement() + ".bpmn")).exists();
              assertThat(ProcessFile.camunda(call, "calledElementBinding")).isEqualTo("deployment");
            });
  }

  @Test
  void messagesAreThoseThatTheApplicationSends() {
    assertThat(processes().stream().flatMap(model -> model.each(Message.class).stream()))
        .extracting(Message::getName)
        .containsExactlyInAnyOrder(
            "CountryStops", "Suspend", "InitiativeEnds", "HoldMended", "ReplaceReviewer");
  }

  @Test
  void baseNamesAreUniqueOverAllFolders() {
    List<String> names = new ArrayList<>();
    processes().forEach(model -> names.add(ProcessFile.baseName(model.path())));
    decisions().forEach(file -> names.add(ProcessFile.baseName(file)));
    ProcessFile.files("forms", ".form").forEach(file -> names.add(ProcessFile.baseName(file)));
    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void everyFormIsAskedByATaskOrAtThePortalsOwnDoors() {
    Set<String> asked =
        new HashSet<>(
            Set.of(
                "start-demand",
                "stop-initiative",
                "suspend-initiative",
                "decide-overlap",
                "agree-overlap",
                "coordinate-overlap",
                "correct-report",
                "replace-reviewer",
                "ask-waiver",
                "ask-newer-criteria",
                "plan-measurement"));
    // A row of the plan is asked for on its page.
    Stream.of(Section.values()).map(Section::form).forEach(asked::add);
    formsOfRows().forEach(asked::add);
    processes().stream()
        .flatMap(model -> model.each(UserTask.class).stream())
        .forEach(task -> asked.add(ProcessFile.camunda(task, "formRef")));
    assertThat(ProcessFile.files("forms", ".form").stream().map(ProcessFile::baseName))
        .containsExactlyInAnyOrderElementsOf(asked);
  }

  /** What the form of a task asks of rows is a form of its own, named after both. */
  static Stream<String> formsOfRows() {
    return ProcessFile.files("forms", ".form").stream()
        .flatMap(
            file ->
                Pattern.compile("\"Rows_([a-z]+)\"")
                    .matcher(read(file))
                    .results()
                    .map(rows -> ProcessFile.baseName(file) + "-" + rows.group(1)));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void aDecisionIsNamedAsItsFileAndEachKeepsItsHistory(Path file) {
    var decisions = Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Decision.class);
    assertThat(decisions).extracting(Decision::getId).contains(ProcessFile.baseName(file));
    assertThat(decisions)
        .allSatisfy(
            decision -> {
              assertThat(decision.getName()).isNotBlank();
              assertThat(decision.getCamundaHistoryTimeToLiveString()).isEqualTo("P5475D");
            });
  }

  @ParameterizedTest
  @MethodSource("processes")
  void aDecisionTaskNamesADecisionThatExists(ProcessFile model) {
    assertThat(model.each(BusinessRuleTask.class))
        .allSatisfy(
            task -> {
              String text = task.getDocumentations().iterator().next().getTextContent();
              assertThat(text).startsWith("Decision ");
              String decision = text.split("[ ,;:.]")[1];
              assertThat(Files.exists(Path.of("decisions", decision + ".dmn")))
                  .as("%s says: %s", task.getId(), text)
                  .isTrue();
            });
  }

  private static List<String> events(ProcessFile model) {
    List<String> ids = new ArrayList<>();
    model.each(BoundaryEvent.class).forEach(event -> ids.add(event.getId()));
    model.each(IntermediateCatchEvent.class).forEach(event -> ids.add(event.getId()));
    return ids;
  }

  private static String kebab(String phrase) {
    return phrase.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
  }
}
